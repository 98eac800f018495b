// Time zones between browsers and Exchange: every zone that a browser offers has a Windows name with the same clock, or is said to have none.
import { describe, expect, it } from 'vitest';
import { ianaOf, isInOutlook, windowsOf } from '../../../server/microsoft/zones.ts';

const EVERY = Intl.supportedValuesOf('timeZone');
const clock = (timeZone: string, at: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);

describe('A time zone', () => {
  it.each([
    ['Europe/Berlin', 'W. Europe Standard Time'],
    ['Europe/Kyiv', 'FLE Standard Time'],
    ['Europe/Kiev', 'FLE Standard Time'],
    ['Africa/Casablanca', 'Morocco Standard Time'],
    ['Asia/Calcutta', 'India Standard Time'],
    ['America/Ciudad_Juarez', 'Mountain Standard Time'],
    ['UTC', 'UTC'],
  ])('%s is %s in Outlook', (iana, windows) => {
    expect(windowsOf(iana)).toBe(windows);
    expect(isInOutlook(iana)).toBe(true);
  });

  it.each([
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['Romance Standard Time', 'Europe/Paris'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['tzone://Microsoft/Utc', 'UTC'],
    ['UTC', 'UTC'],
  ])('that Graph calls %s is %s', (said, iana) => expect(ianaOf(said)).toBe(iana));

  it.each(['Customized Time Zone', 'tzone://Microsoft/Custom', 'Atlantis', '', null, undefined])(
    'that Graph calls %s is none that we know, and not UTC',
    (said) => expect(ianaOf(said)).toBeUndefined(),
  );

  it.each(['UTC+3', '+03:00', 'local', 'Antarctica/Troll', 'Atlantis', ''])('called %s can hold no series', (zone) => {
    expect(isInOutlook(zone)).toBe(false);
  });

  it('of nearly every browser is in Outlook', () => {
    expect(EVERY.filter((zone) => !isInOutlook(zone))).toEqual(expect.arrayContaining(['Antarctica/Troll']));
    expect(EVERY.filter((zone) => !isInOutlook(zone)).length).toBeLessThan(5);
  });

  it('of the largest places shows the same time there and back', () => {
    const there = [
      'Europe/Vienna',
      'Europe/Zurich',
      'Europe/Madrid',
      'America/Toronto',
      'Asia/Tokyo',
      'Australia/Sydney',
      'Asia/Kolkata',
      'Europe/Kyiv',
    ];
    for (const zone of there) {
      const back = ianaOf(windowsOf(zone)) ?? 'none';
      for (const at of [Date.UTC(2027, 0, 10), Date.UTC(2027, 6, 10)]) expect([zone, clock(back, at)]).toEqual([zone, clock(zone, at)]);
    }
  });
});
