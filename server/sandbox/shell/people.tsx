// The row of people: choose who you are.
import { useLayoutEffect, useRef } from 'preact/compat';
import { Avatar } from './avatar.tsx';
import { firstName } from './steps.ts';
import type { Person } from '../stage/stage.ts';
import { useWords } from './words.ts';

interface PeopleProps {
  people: Person[];
  who: string;
  choose: (person: Person) => void;
}

export function People({ people, who, choose }: PeopleProps) {
  const { t } = useWords();
  const row = useRef<HTMLDivElement>(null);
  const chosen = people.findIndex(({ id }) => id === who);
  // Who was chosen by another button may stand beyond the end of the row; only the row moves, not the page.
  useLayoutEffect(() => {
    const [place, frame] = [row.current?.querySelector('[aria-pressed=true]'), row.current].map((one) => one?.getBoundingClientRect());
    if (place && frame) row.current?.scrollBy({ left: Math.max(0, place.right - frame.right) + Math.min(0, place.left - frame.left) });
  }, [chosen]);
  return (
    <div ref={row} className="who" role="group" aria-label={t('people.label')}>
      <span className="lab" aria-hidden="true">
        {t('people.youAre')}
      </span>
      {people
        .filter(({ playable }) => playable)
        .map((person) => (
          <button key={person.id} type="button" aria-pressed={person.id === who} onClick={() => choose(person)}>
            <Avatar person={person} people={people} small />
            <span>{firstName(person)}</span>
            {person.role && <small>{t(`role.${person.role}`)}</small>}
          </button>
        ))}
    </div>
  );
}
