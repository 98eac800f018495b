// A report as a table for spreadsheets: what its page says and nothing more, each number by its lowest and its highest.
import { unparse } from 'papaparse';
import { factsOf } from '#domain/items/bank';
import type { Wording } from '#domain/items/wording';
import { level } from '#domain/reading/score';
import type { Block, MeasuredItem, PublishedReport } from '#domain/report/report';
import { fileDay } from '../../dates.ts';
import { locale, words } from '../../words.ts';

const t = words('take-away');

/**
 * What a spreadsheet would take for a formula is made a text by an apostrophe: a team may be called "=1+1".
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Excel reads a file as UTF-8 if it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** For a file. Where the comma stands within numbers, spreadsheets expect a semicolon between cells. */
export const asCsv = (report: PublishedReport, wording: Wording): string =>
  BYTE_ORDER_MARK + written(report, wording, /^en|^ja/.test(locale()) ? ',' : ';');

/** For pasting: spreadsheets take tabs for the next cell. */
export const asCells = (report: PublishedReport, wording: Wording): string => written(report, wording, '\t');

const written = (report: PublishedReport, wording: Wording, delimiter: string) =>
  unparse([head(), ...rows(report, wording)], { delimiter, escapeFormulae: FORMULA });

function head(): string[] {
  const counted = [t('ui:scale.5'), t('agree'), t('ui:scale.3'), t('disagree'), t('ui:scale.1')];
  return [
    ...[t('team'), t('opened'), t('closed'), t('roll'), t('ballots'), t('facet'), t('statement'), t('answered')],
    ...counted.flatMap((answer) => [t('low', { answer }), t('high', { answer })]),
  ];
}

/** A statement about which nothing is said has its line, and no number in it. */
function rows({ terms, ballots, items }: PublishedReport, wording: Wording): (string | number)[][] {
  const { teamName, timeZone, roll } = terms;
  const pulse = [teamName, fileDay(terms.opensAt, timeZone), fileDay(terms.closesAt, timeZone), roll, ballots];
  return items.map((item) => [
    ...[...pulse, wording.facets[factsOf(item.item).facet], wording.items[item.item] ?? item.item],
    ...('n' in item ? [item.n, ...countsOf(item, roll).flat()] : Array.from({ length: 11 }, () => '')),
  ]);
}

function countsOf(item: MeasuredItem, roll: number): Block[] {
  const { n, atMost } = item;
  const { agree, neither, disagree } = level(item, roll);
  const [one, , , four] = atMost as [Block, Block, Block, Block];
  return [[n - four[1], n - four[0]], agree, neither, disagree, one];
}
