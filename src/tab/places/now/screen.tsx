// What is open now: the pulses that somebody may answer, one at a time; or that there is none. Above it, what has been replied to voices.
import { useState, type ReactNode } from 'preact/compat';
import type { PulseSummary } from '#contract/api';
import type { TabLink } from '#contract/link';
import type { Terms } from '#domain/pulse/terms';
import { moment } from '../../dates.ts';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { words } from '../../words.ts';
import { OpenPulse } from '../ballot/screen.tsx';
import { loadNews, NEWS_OF, VoiceNews } from './voice-news.tsx';
import styles from './screen.module.css';

const t = words('now');

interface Props {
  pulses: PulseSummary[];
  isInTeam: boolean;
  link: Extract<TabLink, { to: 'pulse' }> | undefined;
  /** Leads to the report of a pulse. */
  onRead: (pulse: PulseSummary) => void;
  /** What else there is to do for somebody who is not asked. */
  besideNotAsked: (terms: Terms) => ReactNode;
}

export function Now({ pulses, isInTeam, link, onRead, besideNotAsked }: Props) {
  const page = usePage();
  const open = openOnes(pulses);
  const [chosen, choose] = useState(link?.pulse);
  const shown = open.find(({ pulse }) => pulse === chosen) ?? open[0];
  const closed = pulses.filter(({ phase }) => phase === 'closed').toSorted((one, other) => other.closesAt - one.closesAt);
  const newsOf = async (some: readonly PulseSummary[]): Promise<ReactNode> =>
    (await loadNews(page, some)).map((news) => <VoiceNews key={news.of.pulse} news={news} onRead={() => onRead(news.of)} />);
  if (!shown) return <Nothing isInTeam={isInTeam} news={() => newsOf(closed.slice(0, NEWS_OF))} />;
  return (
    <>
      {open.length > 1 && <Choice open={open} shown={shown} onChoose={choose} />}
      <OpenPulse
        key={shown.pulse}
        team={shown.team}
        pulse={shown.pulse}
        cardKey={shown.pulse === link?.pulse ? link.key : undefined}
        besideNotAsked={besideNotAsked}
        above={() => newsOf(closed.filter(({ team }) => team === shown.team).slice(0, 1))}
      />
    </>
  );
}

/** Those that somebody is asked in first, then by their closing. */
const openOnes = (pulses: readonly PulseSummary[]): PulseSummary[] =>
  pulses
    .filter(({ phase }) => phase === 'open')
    .toSorted((one, other) => Number(other.asked) - Number(one.asked) || one.closesAt - other.closesAt);

function Choice({
  open,
  shown,
  onChoose,
}: {
  open: PulseSummary[];
  shown: PulseSummary;
  onChoose: (pulse: PulseSummary['pulse']) => void;
}) {
  return (
    <nav className={styles.choice} aria-label={t('several', { count: open.length })}>
      {open.map(({ pulse, teamName, closesAt, asked }) => (
        <button key={pulse} type="button" aria-current={pulse === shown.pulse || undefined} onClick={() => onChoose(pulse)}>
          <span className="t-strong">{teamName}</span>
          <span className="quiet t-cap">{asked ? t('until', { closes: moment(closesAt) }) : t('notAsked')}</span>
        </button>
      ))}
    </nav>
  );
}

function Nothing({ isInTeam, news }: { isInTeam: boolean; news: () => Promise<ReactNode> }) {
  return (
    <Await loaded={useLoaded(news, '')}>
      {(head) => (
        <>
          {head}
          <div className="sheet page">
            <h1 className="t-display">{t('nothing')}</h1>
            <p className="t-read">{t(isInTeam ? 'nothingText' : 'noTeam')}</p>
          </div>
        </>
      )}
    </Await>
  );
}
