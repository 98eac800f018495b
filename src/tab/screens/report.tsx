// What a closed pulse says: a sentence first, then each statement with its picture, its words, and the numbers behind them.
import type { PulseView } from '#contract/api';
import type { PublishedReport, Report } from '#domain/report/report';
import type { Wording } from '#domain/items/wording';
import type { FailureCode } from '../api-client.ts';
import { compared, hasChanged, isJudged } from '../compared.ts';
import { usePage } from '../page.tsx';
import { Conversation } from './conversation.tsx';
import { Facet } from './facet.tsx';
import { headline, leadOf } from './headline.ts';
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
  const judged = items.filter(isJudged);
  const changes = items.filter(hasChanged);
  return (
    <>
      <section className="lead">
        <h1 className="t-display">{headline(t, items, terms, wording)}</h1>
        <p className="t-read">{t(leadOf(items), { count: changes.length })}</p>
        {own === 'missing' && <ReceiptAlarm />}
        <dl className="facts">
          <div>
            <dt>{t('facts.turnout')}</dt>
            <dd>{t('facts.of', { n: ballots, of: terms.roll })}</dd>
          </div>
          {judged.length > 0 && (
            <div>
              <dt>{t('facts.changes')}</dt>
              <dd>{changes.length > 0 ? t('facts.of', { n: changes.length, of: judged.length }) : t('facts.noChange')}</dd>
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
