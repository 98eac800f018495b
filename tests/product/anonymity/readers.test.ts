// What people learn who only read: a colleague who knows some of the answers, a leader who looks twice, or at two reports.
// @module-tag long
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PulseView } from '#contract/api';
import type { Answer } from '#domain/ballot/ballot';
import { DAY, type ItemId } from '#domain/ids';
import type { PublishedReport } from '#domain/report/report';
import { aProduct, type Product } from '../../support/product.ts';
import { folderForAll } from '../../support/temporary-store.ts';

let product: Product;
let team: string;
const folder = folderForAll();
beforeAll(async () => {
  product = await aProduct(folder, 'the secret of a server that is only read');
  team = `/api/teams/${product.team}/pulses`;
});
afterAll(() => product.kill());

interface Week {
  path: string;
  /** What the leader saw before the first ballot and after each. */
  views: PulseView[];
  report: PublishedReport;
}

/** Everybody answers, one after another; then it is closed. */
async function week(sheets: Record<string, Answer[]>, items: ItemId[] | null = null): Promise<Week> {
  const { pulse } = (await product.as('Jonas', 'POST', team, { items, workingDays: 1 })).body;
  const path = `${team}/${pulse}`;
  const look = async () => (await product.as('Jonas', 'GET', path)).body as PulseView;
  const views = [await look()];
  for (const [first, answers] of Object.entries(sheets)) {
    await (await product.voter(first, path)).cast(answers);
    views.push(await look());
  }
  await product.clock(views[0]!.terms.closesAt);
  return { path, views, report: (await product.as('Jonas', 'GET', `${path}/report`)).body };
}

const said = (report: PublishedReport) => report.items.map((item) => ('n' in item ? item.atMost : item.withheld));

describe('Five who answer: on the first statement all agree, on the second one does not, on the third two, on the fourth three', () => {
  let first: Week;
  beforeAll(async () => {
    first = await week({
      Mei: [5, 5, 5, 5],
      Tomás: [5, 5, 5, 5],
      Priya: [5, 5, 5, 1],
      Lena: [5, 5, 1, 1],
      Samir: [5, 1, 1, 1],
    });
  });

  it('are told the same of the first three, so that Mei and Tomás together can’t tell whether anybody disagrees, or who', () => {
    const [all, butOne, butTwo, most] = said(first.report);
    expect([butOne, butTwo]).toEqual([all, all]);
    expect(most).not.toEqual(all);
  });

  it('are read by the leader while it lasts as "few" and then as five, and as nothing else', () => {
    expect(first.views.map(({ turnout }) => turnout)).toEqual(['few', 'few', 'few', 'few', 'few', 5]);
    const rest = first.views.map((view) => JSON.stringify({ ...view, turnout: 0 }));
    expect(new Set(rest).size).toBe(1);
  });

  it('are read by everybody in the same report, and it is never another one later', async () => {
    const read = async () =>
      Promise.all(['Jonas', 'Mei', 'Ivo'].map(async (who) => (await product.as(who, 'GET', `${first.path}/report`)).body));
    const before = await read();
    expect(before).toEqual([first.report, first.report, first.report]);
    await week({ Mei: [1, 1, 1, 1], Tomás: [1, 1, 1, 1], Priya: [1, 1, 1, 1], Lena: [1, 1, 1, 1], Samir: [1, 1, 1, 1] });
    expect(await read()).toEqual(before);
  });
});

describe('Six who answer, and the five of them who stay and answer the same when Claire has left', () => {
  const ITEMS = ['relying-1', 'ownership-1', 'candour-1'] as ItemId[];
  const FIVE: Record<string, Answer[]> = { Mei: [1, 1, 5], Tomás: [1, 1, 5], Priya: [5, 1, 5], Lena: [5, 5, 5], Samir: [5, 5, 5] };
  let six: Week;
  let five: Week;
  beforeAll(async () => {
    // Claire gave the lowest answer to the first statement and the highest to the second: of six, three each time.
    six = await week({ ...FIVE, Claire: [1, 5, 5] }, ITEMS);
    await product.leave('Claire');
    await product.clock(six.views[0]!.terms.closesAt + DAY);
    five = await week(FIVE, ITEMS);
  });

  it('give the leader two reports that say the same whether it was the lowest or the highest answer that went', () => {
    const [before, after] = [six, five].map(({ report }) => said(report));
    expect(before![0]).toEqual(before![1]);
    expect(after![0]).toEqual(after![1]);
    expect(after![0]).not.toEqual(before![0]);
    expect([six.report.terms.roll, five.report.terms.roll]).toEqual([14, 13]);
  });
});
