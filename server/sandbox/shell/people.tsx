// The row of people: choose who you are.
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
  return (
    <div className="who" role="group" aria-label={t('people.label')}>
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
