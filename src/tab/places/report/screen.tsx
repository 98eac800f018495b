// What a closed pulse says: a sentence first, then each statement with its picture, its words, and the numbers behind them.
import { useMemo, useState } from 'preact/compat';
import type { PulseView } from '#contract/api';
import type { MeasuredItem, PublishedReport, PulsePart, Report } from '#domain/report/report';
import { offeredTo } from '#domain/items/prompts';
import type { Terms } from '#domain/pulse/terms';
import type { Wording } from '#domain/items/wording';
import { AWAY, MEMORY_WEEKS } from '#domain/policy/policy';
import { level } from '#domain/reading/score';
import type { FailureCode } from '../../api-client.ts';
import type { Voices } from '../../voter/load-voices.ts';
import { useLightPaper } from '../../ui/paper.ts';
import { words } from '../../words.ts';
import { ActionsSection } from '../actions/screen.tsx';
import { Conversation } from '../conversation/screen.tsx';
import { differencesIn, MirrorSection, type MirrorProps } from '../mirror/screen.tsx';
import { PromiseSections } from '../promise/screen.tsx';
import { VoicesSection } from '../voices/screen.tsx';
import { ManyTeams } from '../many/screen.tsx';
import { AskedEarlierPart } from './asked-earlier.tsx';
import { BelowFloor } from './below-floor.tsx';
import { areAllFirst, compared, factsIn, hasChanged, isJudged, type Compared } from './compared.ts';
import { countWords, isUntold } from './count-words.ts';
import { BothDirections } from './directions.tsx';
import { Done } from './done.tsx';
import { Facet } from './facet.tsx';
import { headline, lead } from './headline.ts';
import { HowCounted } from './how-counted.tsx';
import { Legend } from './legend.tsx';
import type { Pictures } from './load-pictures.ts';
import { ReceiptAlarm, ReceiptFact, useReceipt, type Receipt } from './receipt.tsx';
import { RollUpSection } from './roll-up.tsx';
import { Silence } from './silence.tsx';
import styles from './screen.module.css';

export { loadPictures } from './load-pictures.ts';

const t = words('report');

interface Props {
  view: PulseView;
  report: Report;
  /** Reports of the same team before this one, newest first. */
  earlier: readonly Report[];
  /** Of a report that says something. */
  pictures: Pictures | undefined;
  /** Three pulses in a row nearly all agreed, and no voice came. */
  isSilent: boolean;
  wording: Wording;
  /** Why there are none to show, if they could not be loaded. */
  voices: Voices | FailureCode;
  /** How many other teams were asked with this one. */
  joinedTeams: number;
  /** What leaders say from their side. */
  mirror: Pick<MirrorProps, 'mirrors' | 'mirrorWording'>;
  leads: boolean;
  again: () => void;
}

export function ReportPage({ view, report, earlier, pictures, isSilent, wording, voices, mirror, joinedTeams, leads, again }: Props) {
  const receipt = useReceipt(view);
  const offered = offeredTo(view.prompt, view).map((prompt) => wording.prompts[prompt]);
  useLightPaper();
  const [actionsOfVoices, setActionsOfVoices] = useState(0);
  return (
    <>
      {report.outcome === 'published' ? (
        <>
          <Published
            {...{ report, earlier, pictures, isSilent, wording, voices, mirror, leads, again }}
            whys={view.whys}
            own={receipt?.own}
          />
          <VoicesSection
            {...{ voices, offered, leads, again }}
            terms={report.terms}
            onAction={() => setActionsOfVoices((before) => before + 1)}
          />
        </>
      ) : report.outcome === 'lost' ? (
        <Lost missing={report.missing} />
      ) : (
        <BelowFloor floor={report.terms.floor} />
      )}
      {report.outcome !== 'lost' && (
        <>
          <Conversation terms={report.terms} leads={leads} />
          {report.outcome === 'published' && (
            <ActionsSection
              terms={report.terms}
              judged={compared(report, earlier)}
              wording={wording}
              agreeText={agreeText}
              leads={leads}
              chosenElsewhere={actionsOfVoices}
            />
          )}
          <PromiseSections terms={report.terms} draw={(result) => <Done result={result} />} />
          <HowCounted report={report} bulletin={receipt?.bulletin} ballots={view.ballots} />
        </>
      )}
      {joinedTeams > 0 && <RollUpSection terms={report.terms} wording={wording} />}
      {joinedTeams > 0 && <ManyTeams terms={report.terms} wording={wording} />}
    </>
  );
}

const agreeText = (item: MeasuredItem) => countWords(level(item, item.n).agree, item.n);
const toldAgreeText = (item: MeasuredItem) => (isUntold(level(item, item.n).agree, item.n) ? undefined : agreeText(item));

/** Why there is no result, and what that means for what people have answered. */
function Lost({ missing }: { missing: PulsePart }) {
  return (
    <section className={styles.lead}>
      <h1 className="t-display">{t(`lost.title.${missing}`)}</h1>
      <p className="t-read">{t('lost.text')}</p>
      <p className="t-read">{t('lost.next')}</p>
    </section>
  );
}

/** Said once for the page: it is the same for every number. */
function WhyWider({ items, edge }: { items: readonly Compared[]; edge: number }) {
  const isSaid = (why: Compared['wider']) => items.some(({ wider }) => wider === why);
  return (
    <>
      {isSaid('held') && (
        <p className={`${styles.wider} t-cap soft lede`}>{t('wider.held', { count: Math.max(AWAY, edge), weeks: MEMORY_WEEKS })}</p>
      )}
      {isSaid('other-teams') && <p className={`${styles.wider} t-cap soft lede`}>{t('wider.other-teams')}</p>}
    </>
  );
}

interface PublishedProps extends Pick<Props, 'mirror' | 'leads' | 'again'> {
  report: PublishedReport;
  earlier: readonly Report[];
  pictures: Pictures | undefined;
  isSilent: boolean;
  wording: Wording;
  voices: Voices | FailureCode;
  whys: PulseView['whys'];
  own: Receipt['own'] | undefined;
}

function Published({ report, earlier, pictures, isSilent, wording, voices, mirror, leads, again, whys, own }: PublishedProps) {
  const { terms, ballots } = report;
  const items = compared(report, earlier);
  const facts = factsIn(report);
  const judged = items.filter(isJudged);
  const changes = items.filter(hasChanged);
  const isFirst = areAllFirst(items);
  const differences = differencesIn({ mirrors: mirror.mirrors, report, agreeText: toldAgreeText });
  // The same for as long as they are, because a year is read from them.
  const reports = useMemo(() => [...earlier.toReversed(), report], [earlier, report]);
  /** Of what is asked in every pulse nobody needs to read why, each time. */
  const whyOf = ({ item: { item } }: Compared) => {
    const why = whys?.[terms.items.indexOf(item)];
    return why?.because === 'core' ? undefined : why;
  };
  return (
    <>
      <section className={styles.lead}>
        <h1 className="t-display">{headline(items, terms, wording)}</h1>
        <p className="t-read">{lead(items, wording)}</p>
        {own === 'missing' && <ReceiptAlarm />}
        <dl className="facts">
          <div>
            <dt>{t('ui:facts.turnout')}</dt>
            <dd>{t('ui:facts.of', { n: ballots, of: terms.roll })}</dd>
          </div>
          {judged.length > 0 && (
            <div>
              <dt>{t('facts.changes')}</dt>
              <dd>{changes.length > 0 ? t('ui:facts.ofStatements', { n: changes.length, of: judged.length }) : t('facts.noChange')}</dd>
            </div>
          )}
          {typeof voices === 'object' && (
            <div>
              <dt>{t('facts.voices')}</dt>
              <dd>{voices.threads.length || t('facts.noVoices')}</dd>
            </div>
          )}
          {differences !== undefined && (
            <div>
              <dt>{t('facts.mirror')}</dt>
              <dd>{differences > 0 ? t('facts.differences', { count: differences }) : t('facts.noDifference')}</dd>
            </div>
          )}
          {own === 'in-list' && <ReceiptFact />}
        </dl>
        {isSilent && <Silence />}
      </section>
      {pictures && (
        <pictures.MapSection reports={reports} wording={wording}>
          <BothDirections reports={reports} wording={wording} />
        </pictures.MapSection>
      )}
      <section aria-labelledby="say">
        <h2 className="t-title" id="say">
          {t('say')}
        </h2>
        <Legend shown={signsOf([...items, ...facts], terms.roll)} />
        <WhyWider items={[...items, ...facts]} edge={terms.edge} />
        <ul role="list" className={styles.facets}>
          {items.map((each) => (
            <Facet
              key={each.item.item}
              compared={isFirst ? { ...each, verdict: undefined } : each}
              terms={terms}
              wording={wording}
              why={whyOf(each)}
            />
          ))}
        </ul>
        <AskedEarlierPart reports={reports} wording={wording} />
      </section>
      {facts.length > 0 && <FactsSection facts={facts} terms={terms} wording={wording} />}
      <MirrorSection {...{ report, wording, leads, again }} agreeText={toldAgreeText} {...mirror} />
      {pictures && <pictures.YearSection reports={reports} wording={wording} />}
    </>
  );
}

/** What helps to read the result, and is no part of it. */
function FactsSection({ facts, terms, wording }: { facts: readonly Compared[]; terms: Terms; wording: Wording }) {
  return (
    <section aria-labelledby="facts">
      <h2 className="t-title" id="facts">
        {t('context.title')}
      </h2>
      <p className="soft lede">{t('context.text')}</p>
      <ul role="list" className={styles.facets}>
        {facts.map((each) => (
          <Facet key={each.item.item} compared={each} terms={terms} wording={wording} />
        ))}
      </ul>
    </section>
  );
}

/** Of the signs that not every bar has: those that some bar of this report shows. */
function signsOf(items: readonly Compared[], roll: number) {
  const measured = items.flatMap(({ item }) => ('n' in item ? [level(item, roll)] : []));
  return {
    range: measured.some(({ agree, disagree }) => agree[0] < agree[1] || disagree[0] < disagree[1]),
    // Somebody who has cast a ballot may still have left this one out.
    away: measured.some(({ n }) => n < roll),
    before: items.some(({ before }) => before !== undefined),
  };
}
