// What a closed pulse says: a sentence first, then each statement with its picture, its words, and the numbers behind them.
import type { PulseView } from '#contract/api';
import type { PublishedReport, Report } from '#domain/report';
import { level } from '#domain/score';
import type { Wording } from '#domain/wording';
import { factsOf } from '#domain/item-bank';
import type { FailureCode } from '../api-client.ts';
import { compared, hasChanged, type Compared } from '../last-time.ts';
import { usePage, type Page } from '../page.tsx';
import { listed } from '../words.ts';
import { Conversation } from './conversation.tsx';
import { Facet } from './facet.tsx';
import { HowCounted } from './how-counted.tsx';
import { ReceiptAlarm, ReceiptFact, useReceipt, type Receipt } from './receipt.tsx';
import type { Voices } from './voice-loading.ts';
import { VoicesSection } from './voices.tsx';

interface Props {
  view: PulseView;
  report: Report;
  /** Reports of the same team before this one, newest first. */
  earlier: readonly Report[];
  wording: Wording;
  /** Why there are none to show, if they could not be loaded. */
  voices: Voices | FailureCode;
  leads: boolean;
  again: () => void;
}

export function ReportPage({ view, report, earlier, wording, voices, leads, again }: Props) {
  const receipt = useReceipt(view);
  return (
    <>
      {report.outcome === 'published' ? (
        <>
          <Published report={report} earlier={earlier} wording={wording} voices={voices} own={receipt?.own} />
          <VoicesSection voices={voices} terms={report.terms} leads={leads} again={again} />
        </>
      ) : (
        <BelowFloor floor={report.terms.floor} />
      )}
      <Conversation terms={report.terms} leads={leads} />
      <HowCounted report={report} bulletin={receipt?.bulletin} ballots={view.ballots} />
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
      <p className="t-read">{t('voice.below')}</p>
      <p className="t-read">{t('below.next')}</p>
    </section>
  );
}

interface PublishedProps {
  report: PublishedReport;
  earlier: readonly Report[];
  wording: Wording;
  voices: Voices | FailureCode;
  own: Receipt['own'] | undefined;
}

function Published({ report, earlier, wording, voices, own }: PublishedProps) {
  const { t } = usePage();
  const { terms, ballots } = report;
  const items = compared(report, earlier);
  const hasBefore = items.some(({ before }) => before !== undefined);
  const changes = items.filter(hasChanged);
  return (
    <>
      <section className="lead">
        <h1 className="t-display">{changes.length > 0 ? changed(t, items, wording) : headline(t, report, wording)}</h1>
        <p className="t-read">{t(leadOf(items), { count: changes.length })}</p>
        {own === 'missing' && <ReceiptAlarm />}
        <dl className="facts">
          <div>
            <dt>{t('facts.turnout')}</dt>
            <dd>{t('facts.of', { n: ballots, of: terms.roll })}</dd>
          </div>
          {hasBefore && (
            <div>
              <dt>{t('facts.changes')}</dt>
              <dd>{changes.length > 0 ? t('facts.of', { n: changes.length, of: items.length }) : t('facts.noChange')}</dd>
            </div>
          )}
          {typeof voices === 'object' && (
            <div>
              <dt>{t('voice.title')}</dt>
              <dd>{voices.threads.length || t('voice.none')}</dd>
            </div>
          )}
          {own === 'in-list' && <ReceiptFact />}
        </dl>
      </section>
      <section aria-labelledby="say">
        <h2 className="t-title" id="say">
          {t('report.say')}
        </h2>
        <Key hasAway={ballots < terms.roll} hasBefore={hasBefore} />
        <ul role="list" className="facets">
          {items.map((each) => (
            <Facet key={each.item.item} compared={each} terms={terms} wording={wording} />
          ))}
        </ul>
      </section>
    </>
  );
}

/** What someone would say aloud when something has moved. */
function changed(t: Page['t'], items: readonly Compared[], wording: Wording): string {
  const sentences = (['up', 'down'] as const).flatMap((way) => {
    const facets = items.filter(({ verdict }) => verdict === way).map(({ item }) => wording.facets[factsOf(item.item).facet]);
    const names = listed(facets.map((facet) => t('report.quoted', { facet })));
    return facets.length > 0 ? [t(`report.${way}`, { count: facets.length, names })] : [];
  });
  if (!items.every(hasChanged)) sentences.push(t('report.rest'));
  return sentences.join(' ');
}

function leadOf(items: readonly Compared[]): string {
  if (items.some(hasChanged)) return 'report.leadChanged';
  if (items.some(({ verdict }) => verdict === 'no-clear-change')) return 'report.leadSame';
  return items.some(({ before }) => before !== undefined) ? 'report.lead' : 'report.leadFirst';
}

/** What someone would say aloud: the statement with the most agreement and the one with the least, if they differ. */
function headline(t: Page['t'], { items, terms }: PublishedReport, wording: Wording): string {
  const measured = items.flatMap((item) => ('n' in item ? [{ facet: factsOf(item.item).facet, level: level(item, terms.roll) }] : []));
  const share = ({ level: { agree, n } }: (typeof measured)[number]) => (agree[0] + agree[1]) / n;
  const sorted = measured.toSorted((one, other) => share(other) - share(one));
  const [most, least] = [sorted.at(0), sorted.at(-1)];
  if (!most || !least) return t('report.headlineNone');
  if (share(most) === share(least)) return t('report.headlineEven');
  return t('report.headline', { most: wording.facets[most.facet], least: wording.facets[least.facet] });
}

function Key({ hasAway, hasBefore }: { hasAway: boolean; hasBefore: boolean }) {
  const { t } = usePage();
  const signs = [
    ['a', 'agree'],
    ['f', 'perhaps'],
    ['d', 'disagree'],
    ...(hasAway ? [['n', 'away']] : []),
    ['t', 'exact'],
    ...(hasBefore ? [['w', 'before']] : []),
  ];
  return (
    <ul role="list" className="legend t-cap" aria-label={t('legend.title')}>
      {signs.map(([sign, name]) => (
        <li key={name}>
          <i className={`sw ${sign}`} aria-hidden="true" />
          {t(`legend.${name}`)}
        </li>
      ))}
    </ul>
  );
}
