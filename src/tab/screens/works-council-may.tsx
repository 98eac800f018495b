// Who may do what: the table that the server is tested against; and what nobody may do.
import { accessRow, ROLES } from '#contract/access';
import { api } from '#contract/api';
import { EDGE_DEFAULT, FLOOR } from '#domain/policy/policy';
import type { Words } from '../words.ts';

const NEVER = ['ballot', 'early', 'who', 'terms', 'lower'] as const;

export function May({ t }: { t: Words }) {
  return (
    <>
      <section>
        <h2 className="t-title">{t('council.never.title')}</h2>
        <ul className="points">
          {NEVER.map((point) => (
            <li key={point}>{t(`council.never.${point}`, { floor: FLOOR, edge: EDGE_DEFAULT })}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="t-title">{t('council.may.title')}</h2>
        <p className="t-read">{t('council.may.text')}</p>
        <table className="may">
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
            {Object.entries(api)
              .map(([act, endpoint]) => [act, accessRow(endpoint)] as const)
              .map(([act, row]) => (
                <tr key={act}>
                  <th scope="row">{t(`council.may.act.${act}`)}</th>
                  {ROLES.map((role) => (
                    <td key={role} className={row[role] === 'may' ? 'yes' : 'no'} data-label={t(`council.may.role.${role}`)}>
                      <span aria-hidden="true">{row[role] === 'may' ? '✓' : '–'}</span>
                      <span className="vh">{t(row[role] === 'may' ? 'council.may.yes' : 'council.may.no')}</span>
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
