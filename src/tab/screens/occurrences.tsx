// What comes next: the openings as a list, and the same as bars in a calendar.
import type { Occurrence } from '#domain/cadence/occurrence';
import { usePage } from '../page.tsx';
import { Weeks } from '../ui/weeks.tsx';
import { day, hour } from '../words.ts';

const SHOWN = 6;

export function Occurrences({ all, timeZone }: { all: readonly Occurrence[]; timeZone: string }) {
  const { t } = usePage();
  const shown = all.slice(0, SHOWN);
  if (shown.length === 0) return <p className="soft lede">{t('cadence.none')}</p>;
  return (
    <div className="coming">
      <Weeks occurrences={shown} timeZone={timeZone} />
      <ol role="list" className="occ">
        {shown.map(({ id, opensAt, closesAt, state }) => (
          <li key={`${id}${opensAt}`} className={state}>
            <span className="num o-d">{day(opensAt, timeZone)}</span>
            <span className="o-t">
              {state === 'skipped' ? '' : t('cadence.until', { day: day(closesAt, timeZone), hour: hour(closesAt, timeZone) })}
            </span>
            {(state === 'moved' || state === 'skipped') && <span className="o-n">{t(`cadence.${state}`)}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
