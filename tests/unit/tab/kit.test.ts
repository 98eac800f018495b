// The way for a team without numbers: the conversation kit, and what leads there when too few have answered.
import { createElement, type ReactNode } from 'preact/compat';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { KIT, KIT_MINUTES } from '#domain/follow-up/kit';
import { Language } from '#domain/ids';
import { FLOOR } from '#domain/policy/policy';
import { readLink, writeLink } from '#contract/link';
import type { Host } from '../../../src/tab/host/host.ts';
import { PageContext, pageIn } from '../../../src/tab/page.tsx';
import Kit, { type KitProps } from '../../../src/tab/places/kit/screen.tsx';
import { BelowFloor } from '../../../src/tab/places/report/below-floor.tsx';
import { initWords, words } from '../../../src/tab/words.ts';

const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
const numbers = (text: string) => text.match(/\d+/g)?.map(Number) ?? [];

describe.each(Language.options)('The conversation kit in %s', (language) => {
  const t = words('kit');
  let html: string;
  beforeAll(async () => {
    await initWords(language, ['ui', 'kit']);
    html = renderToString(createElement<KitProps>(Kit, {}));
  });

  it('has its four questions in order, and the minutes that it promises', () => {
    const at = KIT.map(({ step }) => plain(html).indexOf(t(`step.${step}.title`)));
    expect(at.every((place) => place > 0)).toBe(true);
    expect(at).toEqual(at.toSorted((one, other) => one - other));
    expect(numbers(plain(html))).toEqual([KIT_MINUTES, ...KIT.map(({ minutes }) => minutes), FLOOR]);
    expect(KIT_MINUTES).toBeLessThan(30);
  });

  it('asks for nothing: there is no field, and nothing that sends', () => {
    expect(html).not.toMatch(/<(form|input|textarea|select)\b/);
  });

  it('is filled into a new meeting of Teams with the same words', () => {
    const url = new URL(/href="(https:[^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&'));
    expect(url.origin + url.pathname).toBe('https://teams.microsoft.com/l/meeting/new');
    expect(url.search).not.toContain('+');
    expect(url.searchParams.get('subject')).toBe(t('headline', { minutes: KIT_MINUTES }));
    for (const { step } of KIT) expect(url.searchParams.get('content')).toContain(t(`step.${step}.text`));
  });
});

it('The kit has an address of its own, about no team', () => {
  expect(readLink(writeLink({ to: 'kit' }))).toEqual({ to: 'kit' });
});

describe.each(Language.options)('A pulse that too few have answered, in %s', (language) => {
  const t = words('report');
  const page = pageIn({} as Host, () => {});
  const show = (node: ReactNode) => renderToString(createElement(PageContext, { value: page }, node));
  beforeAll(() => initWords(language, ['ui', 'report']));

  it('says no number but the floor and the minutes of a conversation, and leads to it', () => {
    const html = show(createElement(BelowFloor, { floor: 6 }));
    expect([...new Set(numbers(plain(html)))].toSorted((one, other) => one - other)).toEqual([6, KIT_MINUTES]);
    expect(plain(html)).toContain(t('below.title', { count: 6 }));
    expect(html).toContain(`${t('ui:about.kit')}</button>`);
  });
});
