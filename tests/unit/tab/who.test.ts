// The pages about the program say what the program does: each number on them comes from the constant that the program obeys.
import { readFileSync } from 'node:fs';
import { createElement, Suspense, type ReactNode } from 'preact/compat';
import { renderToStringAsync } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { ANSWERS_MAX } from '#domain/ballot/ballot';
import { cells } from '#domain/report/blocks';
import { Language } from '#domain/ids';
import { ITEMS } from '#domain/items/bank';
import { KEPT, REPORT_YEARS, ROLLS_KEPT, ROLL_WEEKS } from '#domain/privacy/retention';
import { TEAMS_MIN } from '#domain/report/roll-up';
import { TEAMS_FOR_CHANGE } from '#domain/reading/roll-up-change';
import { changeMin, COMMON_MIN } from '#domain/reading/score';
import { AWAY, EDGE_DEFAULT, EDGE_MAX, FLOOR, MEMORY_WEEKS } from '#domain/policy/policy';
import { loadWording, type Wording } from '#domain/items/wording';
import { readLink, writeLink } from '#contract/link';
import { accessRow, ROLES } from '#contract/access';
import { api } from '#contract/api';
import { WhoPage } from '../../../src/tab/places/about/who.tsx';
import { CouncilParts } from '../../../src/tab/places/about/works-council.tsx';
import { initWords, words as wordsOf } from '../../../src/tab/words.ts';

const folder = new URL('../../../src/tab/locales/', import.meta.url);
const about = (language: Language) => JSON.parse(readFileSync(new URL(`${language}/about.json`, folder), 'utf8')) as object;
const t = wordsOf('about');

/** Waits for what it suspends on. */
const render = async (page: ReactNode): Promise<string> => renderToStringAsync(createElement(Suspense, { fallback: null }, page));

/** The words of a page, cells and paragraphs apart. */
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
const numbers = (text: string) =>
  [...new Set(text.replaceAll('Microsoft 365', '').match(/\d+/g)?.map(Number))].toSorted((one, other) => one - other);
const texts = (part: object): string[] =>
  Object.values(part).flatMap((value) => (typeof value === 'string' ? [value] : texts(value as object)));

describe.each(Language.options)('The pages about the program in %s', (language) => {
  let wording: Wording;
  let who: string;
  let council: string;
  beforeAll(async () => {
    await initWords(language, ['ui', 'about']);
    wording = await loadWording(language);
    who = words(await render(createElement(WhoPage, null)));
    council = words(await render(createElement(CouncilParts, { wording: Promise.resolve(wording) })));
  });

  it('have no number of their own in their words', () => {
    expect(numbers(texts(about(language)).join('\n'))).toEqual([]);
  });

  it('say floor, edge and how far it can be raised, as the program has them', () => {
    expect(numbers(who)).toEqual(
      [...new Set([EDGE_DEFAULT, FLOOR, EDGE_MAX, FLOOR + EDGE_DEFAULT, REPORT_YEARS, MEMORY_WEEKS, AWAY])].toSorted(
        (one, other) => one - other,
      ),
    );
    expect(who).toContain(t('who.open.several', { edge: EDGE_DEFAULT, max: EDGE_MAX }));
  });

  it('say what one week away tells, and everything about later reports that is not promised', () => {
    const facts = { weeks: MEMORY_WEEKS, away: AWAY };
    for (const page of [who, council]) {
      expect(page).toContain(t('who.promise.later', facts));
      for (const limit of ['away', 'later', 'groups', 'skipped'] as const) expect(page).toContain(t(`who.open.${limit}`, facts));
    }
    expect(council).toContain(t('council.sizes.memory.meaning', { ...facts, excluded: t('who.open.title') }));
  });

  it('have a word for everything that they name', () => {
    expect((who + council).match(/^(?:who|council)\.[\w.-]+$/gm)).toBeNull();
  });

  it('show the works council every statement, with its facet and its source, and every answer', () => {
    for (const { id, facet, source } of ITEMS)
      for (const part of [wording.items[id], wording.facets[facet], source]) expect(council).toContain(part);
    for (const question of Object.values(wording.prompts)) expect(council).toContain(question);
    for (const answer of [0, 1, 2, 3, 4, 5] as const) expect(council).toContain(t(`ui:scale.${answer}`));
    expect(council).toContain(t('council.asked.text', { items: 36, facets: 12, pillars: 3, most: ANSWERS_MAX }));
  });

  it('show the works council the sizes that decide what is said, and the blocks that a report is made of', () => {
    const sizes = council.slice(council.indexOf(t('council.sizes.title')), council.indexOf(t('council.blocks.title')));
    const shown = [
      FLOOR,
      EDGE_DEFAULT,
      MEMORY_WEEKS,
      AWAY,
      1,
      FLOOR - 1,
      changeMin(EDGE_DEFAULT),
      COMMON_MIN,
      TEAMS_MIN,
      TEAMS_FOR_CHANGE,
      EDGE_DEFAULT + 1,
      EDGE_MAX,
    ];
    expect(numbers(sizes)).toEqual([...new Set(shown)].toSorted((one, other) => one - other));
    const blocks = council.slice(council.indexOf(t('council.blocks.title')), council.indexOf(t('council.kept.title')));
    const lines = blocks.split('\n').filter((line) => /^[\d–]+$/.test(line));
    const expected = Array.from({ length: 8 }, (_, nth) => FLOOR + nth).flatMap((n) => [
      String(n),
      ...cells(n, EDGE_DEFAULT).map(([low, high]) => (low === high ? String(low) : `${low}–${high}`)),
    ]);
    expect(lines).toEqual(expected);
  });

  it('show the works council all that is kept, by its names in the store, and who may do what', () => {
    for (const { kind, fields } of KEPT) {
      expect(council).toContain(t(`council.kept.kind.${kind}`));
      expect(council).toContain(fields.join(', '));
    }
    expect(council).toContain(t('council.kept.until-when.rolls', { rolls: ROLLS_KEPT, weeks: ROLL_WEEKS }));
    expect(council).toContain(t('council.kept.until-when.years', { years: REPORT_YEARS }));
    const may = council.slice(council.indexOf(t('council.may.title')));
    const ticks = Object.values(api).flatMap((endpoint) => ROLES.map((role) => (accessRow(endpoint)[role] === 'may' ? '✓' : '–')));
    expect(may.match(/[✓–]/g)).toEqual(ticks);
  });
});

it('each of the two pages has an address of its own, about no team', () => {
  for (const to of ['who', 'council'] as const) expect(readLink(writeLink({ to }))).toEqual({ to });
});
