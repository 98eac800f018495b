// The leader has replied to voices. Every device loads the same; which voice is its own, and that its reply is new, it finds out by itself.
import { api, type PulseSummary } from '#contract/api';
import type { Page } from '../../page.tsx';
import { firstName } from '#domain/pulse/person-name';
import { loadVoices } from '../../voter/load-voices.ts';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('now');

/** Of so many closed pulses, the newest, while nothing is open. */
export const NEWS_OF = 3;

export interface News {
  of: PulseSummary;
  leaderName: string;
  /** Voices to which the leader has said the last word so far. */
  replied: number;
  /** One of them is this device's, and has not been read on it. */
  isOwn: boolean;
}

/** Of a pulse of which there is nothing new, or nothing to be found out now, nothing: what stands below must not wait for another try. */
export async function loadNews(page: Page, pulses: readonly PulseSummary[]): Promise<News[]> {
  const all = await Promise.all(pulses.map((of) => newsOf(page, of).catch(() => undefined)));
  return all.filter((news) => news !== undefined);
}

async function newsOf(page: Page, of: PulseSummary): Promise<News | undefined> {
  const asked = page.ask(api.pulse, { team: of.team, pulse: of.pulse });
  const [{ terms }, { threads, hasUnread }] = await Promise.all([asked, loadVoices(page, asked, of)]);
  const replied = threads.filter(({ messages }) => messages.at(-1)?.from === 'leader').length;
  return replied === 0 ? undefined : { of, leaderName: terms.leaderName, replied, isOwn: hasUnread };
}

export function VoiceNews({ news: { leaderName, replied, isOwn }, onRead }: { news: News; onRead: () => void }) {
  const leader = firstName(leaderName);
  return (
    <div className={styles.news}>
      <p>{isOwn ? t('repliedToYou', { leader }) : t('replied', { leader, count: replied })}</p>
      <button type="button" className="btn" onClick={onRead}>
        {t('read')}
      </button>
    </div>
  );
}
