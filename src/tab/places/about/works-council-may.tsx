// Who may do what: the table that the server is tested against; and what nobody may do.
import { accessRow, ROLES, type Role } from '#contract/access';
import { api } from '#contract/api';
import { EDGE_DEFAULT, FLOOR } from '#domain/policy/policy';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('about');

const NEVER = ['ballot', 'early', 'who', 'terms', 'lower'] as const;

const ACTS = Object.keys(api) as (keyof typeof api)[];

export function WhoMayWhat() {
  return (
    <>
      <section>
        <h2 className="t-title">{t('council.never.title')}</h2>
        <ul className={styles.points}>
          {NEVER.map((point) => (
            <li key={point}>{t(`council.never.${point}`, { floor: FLOOR, edge: EDGE_DEFAULT })}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="t-title">{t('council.may.title')}</h2>
        <p className="t-read">{t('council.may.text')}</p>
        <table className={styles.may}>
          <thead>
            <tr>
              <th scope="col">{t('council.may.what')}</th>
              {ROLES.map((role) => (
                <th key={role} scope="col">
                  {t(`council.may.role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ACTS.map((act) => (
              <tr key={act}>
                <th scope="row">{t(`council.may.act.${act}`)}</th>
                {ROLES.map((role) => (
                  <May key={role} role={role} may={accessRow(api[act])[role] === 'may'} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function May({ role, may }: { role: Role; may: boolean }) {
  return (
    <td className={may ? styles.yes : styles.no} data-label={t(`council.may.role.${role}`)}>
      <span aria-hidden="true">{may ? '✓' : '–'}</span>
      <span className="vh">{t(may ? 'council.may.yes' : 'council.may.no')}</span>
    </td>
  );
}
