// What did not arrive of the newest pulse, why, and when it is tried again. Of reminders no name and no number.
import { api, type Delivery } from '#contract/api';
import type { TeamId } from '#domain/ids';
import { useLoaded, usePage } from '../../page.tsx';
import { gap, words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('cadence');

export function Deliveries({ team }: { team: TeamId }) {
  const { ask } = usePage();
  const loaded = useLoaded(() => ask(api.deliveries, { team }), team);
  if (loaded === 'loading' || 'failure' in loaded || loaded.value.planned === 0) return null;
  const { done, planned, missing, lostReminder, noResult } = loaded.value;
  return (
    <section aria-labelledby="arrived">
      <h2 className="t-title" id="arrived">
        {t('deliveries.title')}
      </h2>
      <p className="soft lede">
        {done === planned && missing.length === 0 && lostReminder === null
          ? t('deliveries.allArrived', { count: done })
          : t('deliveries.text', { done, planned })}
      </p>
      {noResult !== null && <p className="t-read lede">{t(`deliveries.noResult.${noResult}`)}</p>}
      {missing.length > 0 && (
        <table className={styles.deliveries}>
          <thead>
            <tr>
              <th scope="col">{t('deliveries.what')}</th>
              <th scope="col">{t('deliveries.to')}</th>
              <th scope="col">{t('deliveries.why')}</th>
            </tr>
          </thead>
          <tbody>
            {missing.map((late, nth) => (
              <Row key={nth} late={late} />
            ))}
          </tbody>
        </table>
      )}
      <p className={`quiet t-cap ${styles.note}`}>
        {t('deliveries.reminders')}
        {gap()}
        {lostReminder !== null && t('deliveries.lost', { reason: t(`ui:reason.${lostReminder}`) })}
      </p>
      <p className="quiet t-cap">{t('deliveries.mobile')}</p>
    </section>
  );
}

function Row({ late: { kind, to, state, reason } }: { late: Delivery }) {
  return (
    <tr>
      <td data-label={t('deliveries.what')}>{t(`deliveries.kind.${kind}`)}</td>
      <td data-label={t('deliveries.to')}>{to === '' ? t('deliveries.channel') : to}</td>
      <td data-label={t('deliveries.why')}>
        <span>
          <b className="t-strong">{t(`deliveries.${state}`)}</b>
          {gap()}
          {t(`ui:reason.${reason}`)}
        </span>
      </td>
    </tr>
  );
}
