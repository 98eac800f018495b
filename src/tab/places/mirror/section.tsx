// On the report: what a leader says and what the team says, beside each other; a difference is told only where it is clear.
import type { Mirrors } from '#contract/api';
import type { ItemId } from '#domain/ids';
import type { MirrorWording } from '#domain/items/mirror';
import type { Wording } from '#domain/items/wording';
import { firstName } from '#domain/pulse/person-name';
import { mirrorView, type MirrorView } from '#domain/reading/mirror';
import type { MeasuredItem, PublishedReport } from '#domain/report/report';
import type { FailureCode } from '../../api-client.ts';
import { Failure } from '../../page.tsx';
import { gap, words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('mirror');

type Item = PublishedReport['items'][number];

export interface MirrorProps {
  /** Why it is not there, if it could not be loaded: the result is read all the same. */
  mirrors: Mirrors | FailureCode;
  report: PublishedReport;
  mirrorWording: MirrorWording;
  wording: Wording;
  /** How many agree, in words as exact as what is published; `undefined` if that says nothing. */
  agreeText: (item: MeasuredItem) => string | undefined;
  leads: boolean;
  again: () => void;
}

export function MirrorSection({ mirrors, leads, again, ...rest }: MirrorProps) {
  if (typeof mirrors === 'object' && mirrors.own === null && mirrors.shown.length === 0 && !leads) return null;
  return (
    <section aria-labelledby="mirror">
      <h2 className="t-title" id="mirror">
        {t('title')}
      </h2>
      {typeof mirrors === 'string' ? <Failure code={mirrors} again={again} /> : <Answered {...mirrors} leads={leads} {...rest} />}
    </section>
  );
}

type AnsweredProps = Mirrors & Omit<MirrorProps, 'mirrors' | 'again'>;

function Answered({ own, shown, leads, ...rest }: AnsweredProps) {
  return (
    <>
      {own && (
        <Mirror
          name={t('you')}
          lead={t(own.isShown ? 'lead.own' : 'lead.onlyYou')}
          expects={t('expect.you')}
          answers={own.answers}
          {...rest}
        />
      )}
      {shown.map(({ name: whole, answers }, nth) => {
        const name = firstName(whole);
        return <Mirror key={nth} {...{ name, answers }} lead={t('lead.shown', { name })} expects={t('expect.shown', { name })} {...rest} />;
      })}
      {own === null && leads && <p className="soft lede">{t('none')}</p>}
    </>
  );
}

interface OneProps extends Omit<MirrorProps, 'mirrors' | 'leads' | 'again'> {
  name: string;
  lead: string;
  /** What each side may expect of the other. */
  expects: string;
  answers: Answers;
}

type Answers = readonly (number | null)[];

/** @param answers of a leader, in the order of the terms  @returns `undefined` where either side says nothing */
const viewOf = (item: Item, answers: Answers, { report, agreeText }: Pick<MirrorProps, 'report' | 'agreeText'>): MirrorView | undefined => {
  const answer = answers[report.terms.items.indexOf(item.item)] ?? null;
  return 'n' in item && answer !== null && agreeText(item) !== undefined ? mirrorView(answer, item) : undefined;
};

/** How many statements the leader who reads sees clearly otherwise than the team; `undefined` for whoever has said nothing. */
export function differencesIn({ mirrors, ...of }: Pick<MirrorProps, 'mirrors' | 'report' | 'agreeText'>): number | undefined {
  const own = typeof mirrors === 'object' ? mirrors.own : null;
  return own === null ? undefined : of.report.items.filter((item) => viewOf(item, own.answers, of) === 'differently').length;
}

function Mirror({ name, lead, expects, answers, report, agreeText, ...rest }: OneProps) {
  const rows = report.items.flatMap((item) => {
    const answer = answers[report.terms.items.indexOf(item.item)] ?? null;
    const agree = 'n' in item ? agreeText(item) : undefined;
    const team = !('n' in item)
      ? t('withheld', { count: report.terms.floor })
      : agree === undefined
        ? t('untold')
        : t('agree', { agree, n: item.n });
    const view = viewOf(item, answers, { report, agreeText });
    return answer === null ? [] : [{ item: item.item, answer, team, view }];
  });
  const differ = rows.filter(({ view }) => view === 'differently');
  return (
    <>
      <p className="soft lede">{lead}</p>
      <ul role="list" className={styles.rows}>
        {[...differ, ...rows.filter((row) => !differ.includes(row))].map((row) => (
          <Row key={row.item} {...row} name={name} {...rest} />
        ))}
      </ul>
      <p className="quiet t-cap lede">
        {t('once')}
        {gap() + expects}
      </p>
    </>
  );
}

interface RowProps extends Pick<MirrorProps, 'mirrorWording' | 'wording'> {
  name: string;
  item: ItemId;
  answer: number;
  /** What it says. */
  team: string;
  /** `undefined` where the team's side says nothing. */
  view: MirrorView | undefined;
}

function Row({ name, item, answer, team, view, mirrorWording, wording }: RowProps) {
  return (
    <li className={styles.row}>
      <div>
        <p className="t-cap quiet">{name}</p>
        <p className="t-strong">{mirrorWording[item] ?? item}</p>
        <p>{t(`ui:scale.${answer as 1 | 2 | 3 | 4 | 5}`)}</p>
      </div>
      {view && (
        <p className={styles.view} data-view={view}>
          {t(`view.${view}`)}
        </p>
      )}
      <div>
        <p className="t-cap quiet">{t('team')}</p>
        <p className="t-strong">{wording.items[item] ?? item}</p>
        <p>{team}</p>
      </div>
    </li>
  );
}
