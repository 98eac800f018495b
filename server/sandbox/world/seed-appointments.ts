// Ordinary calendars for six weeks: full enough that the first half hour in which all are free has to be looked for.
import { DateTime } from 'luxon';
import type { Weekday } from '../graph/recurrence.ts';
import type { NewItem } from './mailboxes.ts';
import type { Someone } from './world.ts';

type Row = [who: string, weekday: Weekday, at: string, minutes: number, subject: string];

/** Repeats every week; `*` stands for everybody in the team. */
const WEEKLY: Row[] = [
  ['*', 'monday', '10:00', 30, 'Plan'],
  ['*', 'thursday', '14:00', 60, 'Demo'],
  ['Amara', 'tuesday', '11:00', 60, 'Works council'],
  ['Amara', 'wednesday', '15:00', 30, 'Licences'],
  ['Jonas', 'monday', '09:00', 30, 'Week ahead'],
  ['Jonas', 'tuesday', '09:00', 90, 'Leads'],
  ['Jonas', 'wednesday', '13:00', 60, 'Budget'],
  ['Jonas', 'friday', '09:00', 60, 'One to one'],
  ['Mei', 'monday', '09:30', 30, 'Support desk'],
  ['Mei', 'wednesday', '09:00', 60, 'Pairing'],
  ['Tomás', 'monday', '11:00', 60, 'Design review'],
  ['Tomás', 'thursday', '09:00', 45, 'Accessibility hour'],
  ['Priya', 'monday', '10:30', 30, 'Interview'],
  ['Priya', 'friday', '10:00', 60, 'Data review'],
  ['Lena', 'tuesday', '10:30', 60, 'Release'],
  ['Lena', 'wednesday', '10:00', 30, 'Docs'],
  ['Samir', 'thursday', '10:00', 60, 'Customers'],
  ['Claire', 'tuesday', '13:00', 45, 'Mentoring'],
  ['Claire', 'friday', '14:00', 60, 'Retrospective'],
  ['Ben', 'wednesday', '11:00', 60, 'Handover'],
  ['Aiko', 'tuesday', '14:00', 60, 'Training'],
  ['David', 'wednesday', '14:00', 30, 'Security'],
  ['Elif', 'thursday', '11:00', 30, 'Translations'],
  ['Freya', 'friday', '11:00', 30, 'On-call handover'],
  ['Goran', 'monday', '13:00', 60, 'Infrastructure'],
  ['Hana', 'tuesday', '15:00', 30, 'Research notes'],
  ['Ivo', 'thursday', '15:30', 60, 'Suppliers'],
  ['Yara', 'friday', '13:00', 45, 'Language course'],
];

const FIRST_MONDAY = '2026-11-09';
const WEEKS = 6;
const ORDER: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

export const appointments = (people: readonly Someone[], timeZone: string): { owner: string; item: NewItem }[] =>
  WEEKLY.flatMap((row) => people.filter((person) => means(row, person)).map(({ id }) => ({ owner: id, item: weekly(row, timeZone) })));

const means = ([who]: Row, { name, membership }: Someone) => (who === '*' ? membership !== null : name.startsWith(`${who} `));

function weekly([, weekday, at, minutes, subject]: Row, timeZone: string): NewItem {
  const start = DateTime.fromISO(`${FIRST_MONDAY}T${at}`, { zone: 'utc' }).plus({ days: ORDER.indexOf(weekday) });
  const wall = (moment: DateTime) => ({ dateTime: moment.toFormat("yyyy-MM-dd'T'HH:mm:ss"), timeZone });
  return {
    subject,
    start: wall(start),
    end: wall(start.plus({ minutes })),
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: [weekday], firstDayOfWeek: 'monday' },
      range: { type: 'numbered', startDate: start.toFormat('yyyy-MM-dd'), numberOfOccurrences: WEEKS },
    },
  };
}
