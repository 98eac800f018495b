// The report, top-down like a page: the sentence, the facts, what the answers say, the own receipt, what follows.
import type { PublishedItem, PublishedReport, Report } from '#domain/report';
import { level, type Level } from '#domain/score';
import type { Wording } from '#domain/wording';
import { factsOf } from '#domain/item-bank';
import { usePage } from '../page.tsx';
import { Cells } from '../ui/cells.tsx';
import { countWords } from '../ui/count-words.ts';
import { Conversation } from './conversation.tsx';
import { Receipt } from './receipt.tsx';
import { date } from '../words.ts';

interface Props {
  report: Report;
  wording: Wording;
  leads: boolean;
}

export function ReportPage({ report, wording, leads }: Props) {
  const { terms } = report;
  return (
    <>
      {report.outcome === 'published' ? <Published report={report} wording={wording} /> : <BelowFloor floor={terms.floor} />}
      <Conversation terms={terms} leads={leads} />
    </>
  );
}

/** No number, not even how many answered. */
function BelowFloor({ floor }: { floor: number }) {
  const { t } = usePage();
  return (
    <section className="lead">
      <h1 className="t-display">{t('below.title', { count: floor })}</h1>
      <p className="t-read">{t('below.text')}</p>
      <div className="hidden-number" aria-hidden="true" />
      <p className="t-read">{t('below.next')}</p>
    </section>
  );
}

function Published({ report, wording }: { report: PublishedReport; wording: Wording }) {
  const { t } = usePage();
  const { terms, ballots, items } = report;
  return (
    <>
      <section className="lead">
        <h1 className="t-display">{headline(t, report, wording)}</h1>
        <p className="t-read">{t('report.lead')}</p>
        <dl className="facts">
          <div>
            <dt>{t('facts.turnout')}</dt>
            <dd>{t('facts.of', { n: ballots, of: terms.roll })}</dd>
          </div>
          <Receipt terms={terms} />
        </dl>
      </section>
      <section aria-labelledby="say">
        <h2 className="t-title" id="say">
          {t('report.say')}
        </h2>
        <Key />
        <ul role="list" className="facets">
          {items.map((item) => (
            <Facet key={item.item} item={item} report={report} wording={wording} />
          ))}
        </ul>
      </section>
    </>
  );
}

/** What someone would say aloud: the statement with the most agreement and the one with the least, if they differ. */
function headline(t: ReturnType<typeof usePage>['t'], { items, terms }: PublishedReport, wording: Wording): string {
  const measured = items.flatMap((item) => ('n' in item ? [{ facet: factsOf(item.item).facet, level: level(item, terms.roll) }] : []));
  const share = ({ level: { agree, n } }: (typeof measured)[number]) => (agree[0] + agree[1]) / n;
  const sorted = measured.toSorted((one, other) => share(other) - share(one));
  const [most, least] = [sorted.at(0), sorted.at(-1)];
  if (!most || !least) return t('report.headlineNone');
  if (share(most) === share(least)) return t('report.headlineEven');
  return t('report.headline', { most: wording.facets[most.facet], least: wording.facets[least.facet] });
}

function Key() {
  const { t } = usePage();
  return (
    <ul role="list" className="legend" aria-hidden="true">
      <li>
        <i className="sw a" />
        {t('legend.agree')}
      </li>
      <li>
        <i className="sw f" />
        {t('legend.perhaps')}
      </li>
      <li>
        <i className="sw d" />
        {t('legend.disagree')}
      </li>
      <li>
        <i className="sw n" />
        {t('legend.away')}
      </li>
    </ul>
  );
}

function Facet({ item, report: { terms }, wording }: { item: PublishedItem; report: PublishedReport; wording: Wording }) {
  const { t } = usePage();
  const heading = (
    <div className="f-name">
      <h3 className="t-strong">{wording.facets[factsOf(item.item).facet]}</h3>
      <p className="quiet">{wording.items[item.item]}</p>
    </div>
  );
  if ('withheld' in item) {
    return (
      <li className="facet">
        {heading}
        <div className="f-bar">
          <div className="hidden-number" aria-hidden="true" />
          <p className="f-words">
            <b className="t-strong">{t('withheld.title')}</b> {t('withheld.text', { count: terms.floor })}
          </p>
        </div>
      </li>
    );
  }
  const found = level(item, terms.roll);
  const sentences = sentencesOf(t, found, terms.roll);
  return (
    <li className="facet">
      {heading}
      <div className="f-bar">
        <Cells level={found} roll={terms.roll} label={sentences.join(' ')} />
        <p className="f-words t-strong">{sentences[0]}</p>
        <p className="t-cap soft">{sentences.slice(1).join(' ')}</p>
        {item.heldUntil !== undefined && <p className="f-held t-cap">{t('report.held', { date: date(item.heldUntil, terms.timeZone) })}</p>}
        <Numbers level={found} />
      </div>
      <div className="f-ver">
        <span className="verdict">{t('verdict.first')}</span>
      </div>
    </li>
  );
}

function sentencesOf(t: ReturnType<typeof usePage>['t'], { n, agree, disagree, again, bounds }: Level, roll: number): string[] {
  const count = (block: readonly [number, number], of: number) => countWords(t, block, of);
  return [
    t('report.agree', { agree: count(agree, n), disagree: count(disagree, n), n }),
    t('report.again', { again: count(again, n), n }),
    ...(n < roll ? [t('report.bounds', { roll, low: bounds[0], high: bounds[1] })] : []),
  ];
}

function Numbers({ level: { n, agree, neither, disagree } }: { level: Level }) {
  const { t } = usePage();
  const rows = [
    ['agree', agree],
    ['neither', neither],
    ['disagree', disagree],
  ] as const;
  return (
    <details className="nums">
      <summary>{t('report.numbers')}</summary>
      <table>
        <tbody>
          {rows.map(([name, block]) => (
            <tr key={name}>
              <th scope="row">{t(`legend.${name}`)}</th>
              <td className="num">{countWords(t, block, n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
