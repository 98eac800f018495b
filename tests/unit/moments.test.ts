// Server, reader and pulse in three zones: whatever is said of a moment is on the reader's clock, or names the clock that it is on.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { Language, type ItemId, type UserId } from '#domain/ids';
import { WRITING } from '#domain/language';
import type { Talk } from '../../server/records/pulse.ts';
import { closedCard, insertedCard, openCard, resultCard } from '../../server/microsoft/cards.ts';
import {
  actionMeeting,
  agendaWords,
  conversationMeeting,
  moment,
  noticeWords,
  promiseReminderWords,
  seriesWords,
} from '../../server/follow-up/words.ts';
import { whenShort, whenText } from '../../src/tab/places/conversation/when.tsx';
import * as dates from '../../src/tab/dates.ts';
import { initWords } from '../../src/tab/words.ts';
import { filesBelow } from '../support/imports.ts';
import { closed, ITEM, termsOf } from './domain/made-up.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const [SERVER, READER, PULSE] = ['America/New_York', 'Europe/Berlin', 'Pacific/Auckland'];
/** Friday 06:30 where the server is, 12:30 where the reader is, and Saturday 00:30 where the pulse is. */
const AT = Date.UTC(2026, 10, 13, 11, 30);
const CLOCK = /\p{Nd}{2}:\p{Nd}{2}/u;

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const facts = {
  ...{ timeZone: PULSE, closesAt: AT, items: [ITEM, 'help-in-time-1', 'candour-1'] as ItemId[] },
  ...({ team: 'ba4b0a4d-0000-4000-8000-000000000001', pulse: 'A'.repeat(22), keyId: 'B'.repeat(43) } as object),
};

/** What a leader has confirmed. */
const entry: Talk = {
  ...{
    round: 1,
    by: 'ba4b0a4d-0000-4000-8000-000000000002' as UserId,
    start: AT,
    end: AT + 30 * 60_000,
    people: 'everybody',
    state: 'sending',
  },
  ...{ count: null, event: null, link: null, refusal: null },
};

/** Everything that the server sends, by what it is. */
async function sent(language: Language): Promise<Record<string, unknown>> {
  const changes = { language, ...facts };
  const terms = termsOf(0, changes);
  const { report } = closed({ answers: [0, 1, 2, 3, 2], changes: { ...changes, items: [ITEM] } });
  const notice = (kind: Parameters<typeof noticeWords>[0]) => noticeWords(kind, terms);
  return {
    open: await openCard(terms, 'app'),
    closed: await closedCard(terms),
    result: await resultCard(report, 'app'),
    'below the floor': await resultCard({ outcome: 'below-floor', terms }, 'app'),
    lost: await resultCard({ outcome: 'lost', terms, missing: 'box' }, 'app'),
    'in a chat': await insertedCard({ terms, report: null }, 'app', 'teams'),
    'in a mail': await insertedCard({ terms, report: null }, 'app', 'outlook'),
    notices: await Promise.all([notice('opened'), notice('reminder'), notice('result'), notice('below-floor')]),
    series: await seriesWords(language, 'Alpha', 'https://mutual.example/'),
    meetings: await Promise.all([conversationMeeting(entry, report), actionMeeting({ ...entry, chosen: { name: 'edges' } }, terms)]),
    'promise reminder': await promiseReminderWords({ ask: 'Object early.', expect: 'A day to think.', until: '2026-11-20' }, terms),
    agenda: await agendaWords(report),
  };
}

describe.each(Language.options)('What the server sends in %s', (language) => {
  it('says each moment on the clock of the pulse, with the name of that clock', async () => {
    process.env['TZ'] = SERVER;
    const said = moment(AT, { language, timeZone: PULSE });
    const bare = new Intl.DateTimeFormat(WRITING[language].locale, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: PULSE,
    });
    expect(said).toContain(bare.format(AT));
    expect(said).toMatch(/(?:GMT|UTC|غرينتش)\+?[^\d٠-٩]*(?:13|١٣)/);
    const texts = Object.entries(await sent(language)).map(([name, of]) => [name, JSON.stringify(of)] as const);
    expect(texts.filter(([, text]) => text.includes(said)).map(([name]) => name)).toEqual(
      expect.arrayContaining(['open', 'closed', 'in a chat', 'in a mail', 'notices']),
    );
    const unnamed = texts.filter(([, text]) => CLOCK.test(text.replaceAll(said, '').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')));
    expect(unnamed.map(([name]) => name)).toEqual([]);
  });
});

describe('What the tab says', () => {
  /** What each function of the tab says of this moment; one that is new is to be added here. */
  const SAYS: Record<keyof typeof dates, () => unknown> = {
    moment: () => dates.moment(AT),
    day: () => dates.day(AT),
    hour: () => dates.hour(AT),
    date: () => dates.date(AT),
    span: () => dates.span(AT, AT + 86_400_000).replaceAll(/\s/g, ' '),
    here: () => dates.here(),
    // Of the calendar, and of no clock.
    weekdays: () => dates.weekdays().length,
    monthDay: () => dates.monthDay(Date.UTC(2026, 10, 13), true).text,
    zoneName: () => dates.zoneName(PULSE!),
    fullDate: () => dates.fullDate(AT),
    // Of the team, as a file has it.
    fileDay: () => dates.fileDay(AT, PULSE!),
    // A day that somebody has written is the same everywhere.
    calendarDay: () => dates.calendarDay('2026-11-13'),
  };

  it('is on the reader’s clock, function by function', async () => {
    process.env['TZ'] = READER;
    await initWords('en', ['ui']);
    expect(Object.keys(SAYS).toSorted()).toEqual(Object.keys(dates).toSorted());
    expect(Object.fromEntries(Object.entries(SAYS).map(([name, says]) => [name, says()]))).toEqual({
      moment: 'Friday 13 November at 12:30',
      day: 'Fri 13 Nov',
      hour: '12:30',
      date: '13 November',
      span: '13 – 14 November',
      here: READER,
      weekdays: 7,
      monthDay: '13 Nov',
      zoneName: 'New Zealand Time',
      fullDate: '13 Nov 2026',
      fileDay: '2026-11-14',
      calendarDay: 'Friday 13 November',
    });
    expect(whenText({ start: AT, end: AT + 30 * 60_000 })).toBe('Friday 13 November at 12:30 – 13:00');
    expect(whenShort({ start: AT, end: AT + 30 * 60_000 })).toBe('Fri 13 Nov, 12:30 – 13:00');
  });

  const sources = filesBelow(ROOT, 'src/tab')
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => [path.replace('src/tab/', ''), readFileSync(join(ROOT, path), 'utf8')] as const);

  it('is said by these functions alone', () => {
    const others = sources.filter(
      ([path, text]) =>
        path !== 'dates.ts' && /DateTimeFormat\([^;]*\)\.format(?:Range)?\(|toLocale(?:Date|Time)?String|\.getHours\(/.test(text),
    );
    expect(others.map(([path]) => path)).toEqual([]);
  });

  it('is on another clock only where a cadence is set, above whose pulses that clock is named, and in files', () => {
    const elsewhere = sources.filter(
      ([, text]) => /\b(?:moment|day|hour|date)\([^()]+, (?!here\(\))/.test(text) && text.includes('/dates.ts'),
    );
    const belowTheClock = ['places/cadence/occurrences.tsx', 'places/cadence/saved.tsx'];
    expect(elsewhere.map(([path]) => path)).toEqual(['places/asked/next-items.tsx', ...belowTheClock]);
    const editor = sources.find(([path]) => path === 'places/cadence/editor.tsx')?.[1] ?? '';
    expect(editor).toContain("t('zone', { zone: zoneName(cadence.timeZone) })");
    for (const below of ['<Occurrences', '<SavedCadence']) expect(editor.indexOf('<Consequences')).toBeLessThan(editor.indexOf(below));
  });
});

describe('A text with a place for a moment', () => {
  /** Of all names of places in texts, those that stand for a moment; a name that is in neither list is new. */
  const MOMENTS = ['closes', 'date', 'dates', 'day', 'hour', 'since', 'time', 'until', 'when'];
  const OTHERS = (
    'about again agree all answer away ballots change command compared core count counted days disagree done edge ends ' +
    'excluded expect facet facets floor found from given high issued item items kind leader low max minutes most n name names ' +
    'no now nth number of owner partly pillars planned played prompts published reason roll rolls seconds share shown skip ' +
    'source statement team teams text times title trend url verdict ways weeks words year years yes zone'
  ).split(' ');
  const paths = ['src/tab', 'server'].flatMap((floor) => filesBelow(ROOT, floor));
  const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

  it('is known by the name of that place', () => {
    const texts = paths.filter((path) => /locales\/(?:en|en\/.*)\.(?:json|ts)$/.test(path)).map(read);
    const names = texts.flatMap((text) => [...text.matchAll(/{{(\w+)/g)].map(([, name]) => name ?? ''));
    expect([...new Set(names)].filter((name) => !MOMENTS.includes(name) && !OTHERS.includes(name))).toEqual([]);
  });

  it('is given nothing but what one of the functions above says', () => {
    const BY =
      /^(?:(?:moment|date|day|fullDate|calendarDay|dateWords|dayWords|hour|longDate|shortDate|time|whenText|sentAt)\(|listed\(trail\.map\(|`\*\*\$\{facts\.closes\}\*\*`)/;
    const given = paths
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) =>
        [...read(path).matchAll(/\bt\([^\n]*?\{ (.*?) \}\)/g)]
          .flatMap(([, values]) => [...(values ?? '').matchAll(new RegExp(`\\b(${MOMENTS.join('|')}): ([^\\n]*)`, 'g'))])
          .map(([, name, value]) => ({ path, name, value: value ?? '' })),
      );
    expect(given.length).toBeGreaterThan(8);
    expect(given.filter(({ value }) => !BY.test(value))).toEqual([]);
  });
});
