// The conversation kit: four questions for twenty-five minutes, a card for paper and an entry for the calendar. It asks for nothing and keeps nothing.
import { KIT, KIT_MINUTES } from '#domain/follow-up/kit';
import { FLOOR } from '#domain/policy/policy';
import { writeLink } from '#contract/link';
import { Heading } from '../../ui/heading.tsx';
import { useLightPaper } from '../../ui/paper.ts';
import { sentences, words, writing } from '../../words.ts';
import styles from './screen.module.css';

const t = words('kit');

export interface KitProps {
  /** Absent where there is nothing to go back to. */
  back?: () => void;
  /** How the host opens a link; absent in a browser, which opens it itself. */
  openLink?: (url: string) => void;
}

export default function Kit({ back, openLink }: KitProps) {
  useLightPaper();
  return (
    <div className="sheet page">
      {back && (
        <p className="noprint">
          <button type="button" className="btn" onClick={back}>
            <i className="i i-chevron-left i-flip" aria-hidden="true" />
            {t('back')}
          </button>
        </p>
      )}
      <section className={styles.kit}>
        <Heading className="t-display">{t('headline', { minutes: KIT_MINUTES })}</Heading>
        <p className="t-read soft">{t('lead')}</p>
        <ol role="list" className={styles.steps}>
          {KIT.map(({ step, minutes }) => (
            <li key={step}>
              <span className={`${styles.minutes} quiet num`}>{t('minutes', { count: minutes })}</span>
              <div>
                <h2 className="t-sub">{t(`step.${step}.title`)}</h2>
                <p className="soft">{t(`step.${step}.text`)}</p>
              </div>
            </li>
          ))}
        </ol>
        <dl className={styles.paper}>
          <dt>{t('paper.promise')}</dt>
          <dd />
          <dt>{t('paper.until')}</dt>
          <dd />
        </dl>
        <div className="row acts noprint">
          <ToCalendar openLink={openLink} />
          <button type="button" className="btn btn-lg" onClick={() => print()}>
            <i className="i i-print" aria-hidden="true" />
            {t('print')}
          </button>
          {openLink && (
            <a className="btn btn-lg" href={`?place=${writeLink({ to: 'kit' })}`} target="_blank" rel="noreferrer">
              {t('browser')}
            </a>
          )}
        </div>
        <p className={`${styles.note} quiet`}>{t('note', { count: FLOOR })}</p>
      </section>
    </div>
  );
}

/**
 * Opens the window in which Teams makes a new meeting, filled in; it is sent by whoever presses there.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-workflow
 */
const NEW_MEETING = 'https://teams.microsoft.com/l/meeting/new';

function ToCalendar({ openLink }: { openLink: KitProps['openLink'] | undefined }) {
  const lines = KIT.map(
    ({ step, minutes }) =>
      t('minutes', { count: minutes }) + writing().colon + sentences([t(`step.${step}.title`), t(`step.${step}.text`)]),
  );
  // Spaces as `%20`: the host does not take `+` for one.
  const query = [
    ['subject', t('headline', { minutes: KIT_MINUTES })],
    ['content', lines.join('\n')],
  ].map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`);
  const url = `${NEW_MEETING}?${query.join('&')}`;
  return (
    <a
      className="btn btn-primary btn-lg"
      href={url}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => openLink && (event.preventDefault(), openLink(url))}
    >
      <i className="i i-calendar" aria-hidden="true" />
      {t('calendar')}
    </a>
  );
}
