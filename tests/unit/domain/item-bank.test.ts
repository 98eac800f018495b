// What can be asked, and in which words.
import { describe, expect, it } from 'vitest';
import { ItemId, Language } from '#domain/ids';
import { CORE, factsOf, isInBank, isScored, ITEMS } from '#domain/items/bank';
import { loadMirror } from '#domain/items/mirror';
import { PromptId } from '#domain/items/prompts';
import { loadWording } from '#domain/items/wording';

describe('the bank', () => {
  it('holds twelve facets with three statements each, four facets in every pillar', () => {
    const items = ITEMS.filter((item) => 'pillar' in item);
    const facets = [...new Set(items.map(({ facet }) => facet))];
    expect(facets).toHaveLength(12);
    for (const facet of facets) expect(items.filter((item) => item.facet === facet)).toHaveLength(3);
    for (const pillar of ['reliance', 'trust', 'collaboration']) {
      expect(new Set(items.filter((item) => item.pillar === pillar).map(({ facet }) => facet)).size).toBe(4);
    }
  });

  it('asks beside them how people fare in four ways, and one fact, which alone is not scored', () => {
    const of = (wanted: string) => ITEMS.filter(({ kind }) => kind === wanted).map(({ id }) => id);
    expect(of('thriving')).toEqual(['confidence-1', 'strain-1', 'purpose-1', 'belonging-1']);
    expect(of('context')).toEqual(['task-interdependence-1']);
    expect(ITEMS.filter(({ id }) => !isScored(id)).map(({ id }) => id)).toEqual(of('context'));
    expect(isScored('gone-1' as ItemId)).toBe(true);
  });

  it('names for every statement the construct that it was written from, with a year', () => {
    expect(ITEMS.filter(({ source }) => !/[A-Z].*(?:\d{4}|Survey)/.test(source)).map(({ id }) => id)).toEqual([]);
  });

  it('has names that the wire accepts, each once', () => {
    expect(ITEMS.map(({ id }) => ItemId.parse(id))).toEqual([...new Set(ITEMS.map(({ id }) => id))]);
  });

  it('has one core statement for relying, ownership and candour', () => {
    expect(CORE).toEqual(['relying-1', 'ownership-1', 'candour-1']);
  });

  it('knows its own statements and no other', () => {
    expect(factsOf('help-in-time-1' as ItemId)).toMatchObject({ facet: 'help-in-time', pillar: 'collaboration', window: 'two-weeks' });
    expect(isInBank('help-in-time-1' as ItemId)).toBe(true);
    expect(isInBank('help-in-time-4' as ItemId)).toBe(false);
    expect(() => factsOf('help-in-time-4' as ItemId)).toThrow(RangeError);
  });
});

const ONE_SENTENCE = /^[^.!?؟。？¿]+[.。]$/;
const ONE_QUESTION = /^[^.!?؟。？]+[?؟？]$/;

describe.each(Language.options)('the wording in %s', (language) => {
  it('has a sentence of its own for every statement, and a name for every facet', async () => {
    const { items, facets } = await loadWording(language);
    expect(Object.keys(items).toSorted()).toEqual(ITEMS.map(({ id }) => id as string).toSorted());
    expect(new Set(Object.values(items)).size).toBe(ITEMS.length);
    expect(Object.keys(facets).toSorted()).toEqual([...new Set(ITEMS.map(({ facet }) => facet))].toSorted());
    expect(new Set(Object.values(facets)).size).toBe(Object.keys(facets).length);
  });

  it('has for every statement one for the leader, which is about the team or, where the leader is meant, about oneself', async () => {
    const mirror = await loadMirror(language);
    const { items } = await loadWording(language);
    expect(Object.keys(mirror).toSorted()).toEqual(Object.keys(items).toSorted());
    expect(new Set(Object.values(mirror)).size).toBe(ITEMS.length);
    // The leader is never asked what the team is asked in the same words: it would be about somebody else.
    expect(ITEMS.filter(({ id }) => mirror[id] === items[id]).map(({ id }) => id)).toEqual([]);
    expect(Object.values(mirror).filter((text) => text.length > 110 || !ONE_SENTENCE.test(text))).toEqual([]);
  });

  it('has a question of its own for every way to begin a voice', async () => {
    const { prompts } = await loadWording(language);
    expect(Object.keys(prompts).toSorted()).toEqual(PromptId.options.toSorted());
    expect(new Set(Object.values(prompts)).size).toBe(PromptId.options.length);
    expect(Object.values(prompts).filter((text) => text.length > 90 || !ONE_QUESTION.test(text))).toEqual([]);
  });

  it('fits a phone: no statement is longer than 110 characters, each is one sentence', async () => {
    const { items } = await loadWording(language);
    expect(Object.values(items).filter((text) => text.length > 110 || !ONE_SENTENCE.test(text))).toEqual([]);
  });
});
