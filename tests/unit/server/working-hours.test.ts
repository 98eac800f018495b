// When somebody is disturbed: in their own working hours, where they live.
import { describe, expect, it } from 'vitest';
import { meetingTimes, nextWorkingMoment, OFFICE_HOURS } from '../../../server/follow-up/working-hours.ts';

const BERLIN = { ...OFFICE_HOURS, timeZone: 'Europe/Berlin' };
const at = (text: string) => Date.parse(text);
const iso = (moment: number) => new Date(moment).toISOString();

describe('A notice', () => {
  it.each([
    ['comes at once in working hours', '2026-11-10T09:00:00Z', '2026-11-10T09:00:00Z'],
    ['waits for the morning when it is early', '2026-11-10T05:00:00Z', '2026-11-10T08:00:00Z'],
    ['waits for the next morning from the end of work on', '2026-11-10T16:00:00Z', '2026-11-11T08:00:00Z'],
    ['waits for Monday on a Friday evening', '2026-11-13T18:00:00Z', '2026-11-16T08:00:00Z'],
    ['comes an hour earlier by UTC in summer', '2027-06-01T04:00:00Z', '2027-06-01T07:00:00Z'],
  ])('%s', (_title, now, due) => expect(nextWorkingMoment(at(now), BERLIN, 'Asia/Tokyo')).toBe(at(due)));

  it('goes by the hours of the person, not by those of the team', () => {
    const night = { timeZone: 'Asia/Tokyo', days: [2], start: '20:00', end: '23:30' };
    expect(iso(nextWorkingMoment(at('2026-11-10T09:00:00Z'), night, 'Europe/Berlin'))).toBe('2026-11-10T11:00:00.000Z');
  });

  it('goes by the clock of the team if the mailbox does not say where the person is, and never by UTC', () => {
    expect(iso(nextWorkingMoment(at('2026-11-10T09:00:00Z'), OFFICE_HOURS, 'America/New_York'))).toBe('2026-11-10T14:00:00.000Z');
  });

  it('comes before midnight to somebody who works until then', () => {
    const late = { timeZone: 'Europe/Berlin', days: [2], start: '20:00', end: '00:00' };
    expect(iso(nextWorkingMoment(at('2026-11-10T21:00:00Z'), late, 'Europe/Berlin'))).toBe('2026-11-10T21:00:00.000Z');
  });

  it('comes at once to somebody who never works, rather than never', () => {
    expect(nextWorkingMoment(5, { ...BERLIN, days: [] }, 'Europe/Berlin')).toBe(5);
  });
});

describe('A conversation', () => {
  it('may lie in any half hour of the next ten working days, from tomorrow on', () => {
    const times = meetingTimes(at('2026-11-12T16:00:00Z'), 'Europe/Berlin', 10);
    expect(times).toHaveLength(160);
    expect(iso(times[0]?.start ?? 0)).toBe('2026-11-13T08:00:00.000Z');
    expect(iso(times.at(-1)?.end ?? 0)).toBe('2026-11-26T16:00:00.000Z');
  });
});
