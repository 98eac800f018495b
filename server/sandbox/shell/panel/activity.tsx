// What reached this person through the activity feed; each entry leads into the tab.
import type { Person } from '../../stage/stage.ts';
import { weekdayName } from '../dates.ts';
import { Logo } from '../logo.tsx';
import { ACTIVITY_ID } from '../rail.tsx';
import { firstName } from '../steps.ts';
import type { Unread } from '../use-unread.ts';
import { useWords } from '../words.ts';

interface ActivityProps {
  person: Person;
  timeZone: string;
  unread: Unread;
  open: (place: string) => void;
}

export function Activity({ person, timeZone, unread: { notices, markRead }, open }: ActivityProps) {
  const { t, language } = useWords();
  const follow = (place: string) => {
    markRead();
    open(place);
  };
  return (
    <section className="card" aria-labelledby="activity-title" id={ACTIVITY_ID} tabIndex={-1}>
      <h2 id="activity-title">{t('activity.title', { name: firstName(person) })}</h2>
      {notices.length === 0 && <p className="quiet none">{t('activity.none')}</p>}
      <ul role="list" className="feed">
        {notices.map(({ title, text, at, place }, index) => (
          <li key={`${at}.${index}`}>
            <button type="button" onClick={() => follow(place)}>
              <Logo size={24} />
              <span dir="auto">
                <b>{title}</b>
                <span className="quiet t-cap">{text}</span>
              </span>
              <span className="quiet t-cap">{weekdayName(at, { language, timeZone })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
