// Cards as hosts draw them: plain summaries, names that stay names, links instead of dialogs where there are none.
import fc from 'fast-check';
import markdown from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { Language, type ItemId } from '#domain/ids';
import type { CheckBackResult, Report } from '#domain/report/report';
import { readLink } from '#contract/link';
import { closedCard, insertedCard, openCard, promiseCard, resultCard, type Card } from '../../../server/microsoft/cards.ts';
import { inMarkdown } from '../../../server/microsoft/markdown.ts';
import { CHECK_BACK, closed, ITEM, termsOf } from '../domain/made-up.ts';

const APP = '7e4a11ed-0000-4000-8000-000000000003';
const TEAM = { team: 'ba4b0a4d-0000-4000-8000-000000000001', pulse: 'A'.repeat(22), keyId: 'B'.repeat(43) } as never as object;
const THREE = [ITEM, 'help-in-time-1', 'candour-1'] as ItemId[];
const terms = (language: Language, changes: object = {}) => termsOf(0, { language, items: THREE, ...TEAM, ...changes });
const published = (language: Language) => closed({ answers: [0, 1, 2, 3, 2], changes: { language, ...TEAM } }).report;
const belowFloor = (language: Language): Report => ({ outcome: 'below-floor', terms: terms(language) }) as Report;

const withCheckBack = (
  language: Language,
  checkBack: CheckBackResult = {
    n: 11,
    atMost: [
      [0, 2],
      [3, 3],
    ],
  },
): Report => {
  const report = published(language);
  return { ...report, terms: { ...report.terms, checkBack: CHECK_BACK }, checkBack } as Report;
};

const LANGUAGES = Language.options;
const cards = async (language: Language): Promise<Record<string, Card>> => ({
  open: await openCard(terms(language), APP),
  closed: await closedCard(terms(language)),
  result: await resultCard(published(language), APP),
  'too few': await resultCard(belowFloor(language), APP),
  promise: await promiseCard(CHECK_BACK, terms(language), APP),
  'with a promise': await openCard(terms(language, { checkBack: CHECK_BACK }), APP),
  'with a promise, closed': await closedCard(terms(language, { checkBack: CHECK_BACK })),
  'was it done': await resultCard(withCheckBack(language), APP),
  inserted: await insertedCard({ terms: terms(language), report: null }, APP, 'teams'),
  'in Outlook': await insertedCard({ terms: terms(language), report: null }, APP, 'outlook'),
  'result in Outlook': await insertedCard({ terms: terms(language), report: published(language) }, APP, 'outlook'),
});
const all = async () =>
  (
    await Promise.all(
      LANGUAGES.map(async (language) => Object.entries(await cards(language)).map(([name, card]) => ({ language, name, card }))),
    )
  ).flat();

/** As Teams on a desktop reads it, all of Markdown and links that were not meant to be any. */
const reader = markdown({ linkify: true });
const drawn = (text: string): string => {
  const words = (tokens: ReturnType<typeof reader.parse>): string =>
    tokens
      .map(({ type, content, children, markup }) =>
        children
          ? words(children)
          : ['text', 'code_inline', 'code_block'].includes(type)
            ? content
            : type === 'softbreak'
              ? ' '
              : type === 'hr'
                ? markup
                : '',
      )
      .join('');
  return words(reader.parse(text, {}));
};
/** Nothing but one paragraph of text, with links that the text is itself. */
const isPlain = (text: string): boolean =>
  reader
    .parse(text, {})
    .every(
      ({ type, children }) =>
        /^paragraph_|^inline$/.test(type) &&
        (children ?? []).every((inline) => ['text', 'text_special'].includes(inline.type) || inline.info === 'auto'),
    );

const NAMES = [
  'Lindqvist, Jonas',
  'Nair, Priya (External)',
  '李小伟',
  '田中 美咲',
  'محمد العلي',
  'O’Brien-Smith',
  'Team *West*',
  '_Ops_',
  '[Harbour](https://evil.example)',
  '![x](y)',
  '# 1',
  '#general',
  '1. Platform',
  '12) Data',
  '- minus',
  '+ plus',
  '---',
  '===',
  '> quote',
  '`code`',
  '~~old~~',
  'a | b',
  'R&D',
  'R&amp;D',
  '<b>Bold</b>',
  '<https://evil.example>',
  'C:\\teams\\*',
  '\\',
  '**',
  '__init__',
  '🚀 Launch 🧑🏽‍🚀',
  'snake_case_name',
  '2 * 3 * 4',
  'www.example.com',
  '| a | b |',
  '* * *',
];
const inOneLine = (name: string) => name.replaceAll(/\s+/g, ' ').trim();

describe('A name', () => {
  it.each(NAMES)('is drawn as it is: %s', (name) => {
    expect([drawn(inMarkdown(name)), isPlain(inMarkdown(name))]).toEqual([inOneLine(name), true]);
    const sentence = `Pulse of ${inMarkdown(name)}, today`;
    expect([drawn(sentence), isPlain(sentence)]).toEqual([`Pulse of ${inOneLine(name)}, today`, true]);
  });

  it('in any script, with any signs and line breaks, is drawn as it is', () => {
    const sign = fc.oneof(
      fc.constantFrom(...'\\`*_{}[]<>()#+-.!|~&=:;,/"\'^$@% \n\r\t0189'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    const name = fc.oneof(
      fc.array(sign, { maxLength: 24 }).map((signs) => signs.join('')),
      fc.constantFrom(...NAMES),
    );
    fc.assert(
      fc.property(name, (text) => {
        // Markdown shows what no font can show as U+FFFD.
        fc.pre(!text.includes('\0'));
        expect([drawn(inMarkdown(text)), isPlain(inMarkdown(text))]).toEqual([inOneLine(text), true]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('of a team stands on the card that is inserted elsewhere', async () => {
    const { body } = await insertedCard({ terms: terms('en', { teamName: 'Ops *[x](y)*\n# 1' }), report: null }, APP, 'teams');
    expect(drawn((body[0] as { text: string }).text)).toBe('Ops *[x](y)* # 1');
  });
});

describe('Every card', () => {
  it('has a summary of plain text', async () => {
    for (const { card } of await all())
      expect([card.fallbackText, drawn(card.fallbackText)]).toEqual([card.fallbackText, card.fallbackText]);
    for (const { card } of await all()) expect(card.fallbackText).not.toContain('*');
  });

  it('says on itself, and on nothing in it, in which direction it runs', async () => {
    for (const { language, card } of await all()) {
      expect([card.lang, card.rtl]).toEqual([language, language === 'ar']);
      expect(JSON.stringify([card.body, card.actions])).not.toContain('"rtl"');
    }
  });

  it('says nothing about above or below: newest posts stand on top in some channels', async () => {
    for (const { card } of await all())
      expect(JSON.stringify(card)).not.toMatch(
        /\bbelow\b|\babove\b|darunter|darüber|ci-dessous|ci-dessus|más abajo|más arriba|以下[のにを]|次の|下記|上記|الأسفل|أدناه/,
      );
  });
});

const linkOf = (action: object): unknown => {
  const context = new URL((action as { url: string }).url).searchParams.get('context') ?? '{}';
  return readLink((JSON.parse(context) as { subEntityId: string }).subEntityId);
};

describe('Where cards lead', () => {
  it('“Who can see what” opens that page, and no ballot', async () => {
    const { actions } = await openCard(terms('en'), APP);
    expect(linkOf(actions[1] ?? {})).toEqual({ to: 'who' });
  });

  it('“Answer” on a card that is inserted in Teams opens the dialog, as on the card in the channel', async () => {
    const [inserted, announced] = [
      await insertedCard({ terms: terms('en'), report: null }, APP, 'teams'),
      await openCard(terms('en'), APP),
    ];
    expect(inserted.actions).toEqual(announced.actions);
    expect(inserted.actions[0]).toMatchObject({ type: 'Action.Submit', data: { msteams: { type: 'task/fetch' } } });
  });

  it.each(LANGUAGES)('a card that is inserted in Outlook (%s) has links alone, and no version that Outlook refuses', async (language) => {
    for (const name of ['in Outlook', 'result in Outlook']) {
      const { version, actions } = (await cards(language))[name] ?? expect.fail('no card');
      expect([
        Number(version) < 1.4,
        actions.map((action) => (action as { type: string }).type).filter((type) => type !== 'Action.OpenUrl'),
      ]).toEqual([true, []]);
      expect(linkOf(actions[0] ?? {})).toMatchObject({ to: 'pulse' });
    }
  });
});

describe('The card of a promise', () => {
  const texts = ({ body }: Card) => (body as { text?: string }[]).map(({ text = '' }) => drawn(text));

  it('says both sentences as they were written, until when, and what happens then', async () => {
    const [after, heading, ...rest] = texts(await promiseCard(CHECK_BACK, terms('en'), APP));
    expect([after, heading]).toEqual(['A promise, after the pulse of 2 March', 'A promise until Friday 4 December']);
    expect(rest).toEqual([
      'We ask of you',
      CHECK_BACK.ask,
      'You can expect of us',
      CHECK_BACK.expect,
      'The first pulse after that day asks you whether it was done.',
    ]);
  });

  it.each(NAMES)('draws a sentence as it is: %s', async (sentence) => {
    const card = await promiseCard({ ...CHECK_BACK, ask: sentence, expect: sentence }, terms('en'), APP);
    expect(texts(card).filter((text) => text === inOneLine(sentence))).toHaveLength(2);
  });

  it('leads to the result after which it was made', async () => {
    const [see] = (await promiseCard(CHECK_BACK, terms('de'), APP)).actions;
    expect(linkOf(see ?? {})).toEqual({ to: 'pulse', team: terms('de').team, pulse: terms('de').pulse, key: terms('de').keyId });
  });

  it.each(LANGUAGES)('of an open pulse counts the promise beside the statements (%s)', async (language) => {
    const [title] = texts((await cards(language))['with a promise'] ?? expect.fail('no card'));
    expect(title).toMatch(
      {
        en: /^Three statements and one promise, 25/,
        de: /^Drei Aussagen und ein Versprechen, 25/,
        fr: /^Trois affirmations et une promesse, 25/,
        es: /^Tres \p{L}+ y una promesa.*25/u,
        ja: /3.*約束.*25/,
        ar: /^ثلاث عبارات ووعد واحد، 25/,
      }[language],
    );
  });

  it.each<[string, CheckBackResult]>([
    [
      '8 of the 11 who could tell say yes, 2 or fewer say no.',
      {
        n: 11,
        atMost: [
          [0, 2],
          [3, 3],
        ],
      },
    ],
    [
      '3 of the 12 who could tell say yes, 6 say no.',
      {
        n: 12,
        atMost: [
          [6, 6],
          [9, 9],
        ],
      },
    ],
    [
      'How many of the 6 who could tell say yes is not said this time.',
      {
        n: 6,
        atMost: [
          [0, 6],
          [0, 6],
        ],
      },
    ],
    ['Fewer than 5 could tell.', { withheld: 'floor' }],
  ])('says with the result what became of it, as exactly as it is published: %s', async (said, result) => {
    expect(texts(await resultCard(withCheckBack('en', result), APP)).slice(-2)).toEqual([`Was it done? ${CHECK_BACK.expect}`, said]);
  });
});
