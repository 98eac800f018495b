// The initials of a person who plays or who wrote; never beside an answer.
import type { CSSProperties } from 'preact/compat';
import { initials } from '#domain/pulse/person-name';
import type { Person } from '../stage/stage.ts';

const COLOURS = [
  ['#efc4ad', '#712d09'],
  ['#f9e2ae', '#835b00'],
  ['#c8d1fa', '#2c3c85'],
  ['#bdd99b', '#294903'],
  ['#eca5d1', '#6b0043'],
  ['#94c8d4', '#00333f'],
  ['#ecdfa5', '#6c5700'],
  ['#d2ccf8', '#3f3682'],
  ['#cdd6d8', '#3b4447'],
] as const;

interface AvatarProps {
  person: Person;
  people: Person[];
  small?: boolean;
}

export function Avatar({ person, people, small = false }: AvatarProps) {
  const [paper, ink] = COLOURS[people.indexOf(person) % COLOURS.length] ?? COLOURS[8];
  return (
    <span className={small ? 'av av-24' : 'av'} style={{ '--av': paper, '--avt': ink } as CSSProperties} aria-hidden="true">
      {initials(person.name)}
    </span>
  );
}
