// Above an open pulse: the leader has replied to what was said in the last one. Said to the whole team alike, so it shows nobody's authorship.
import { api, type PulseSummary } from '#contract/api';
import type { Ask } from '../../page.tsx';
import { firstName } from '../../ui/person-name.ts';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('now');

export interface News {
  leaderName: string;
  /** Voices to which the leader has said the last word so far. */
  replied: number;
}

/** @returns `undefined` if there is nothing new, or it can't be found out now: the pulse below must not wait for it to be tried again */
export async function newsOf(ask: Ask, { team, pulse }: PulseSummary): Promise<News | undefined> {
  try {
    const [{ threads }, { terms }] = await Promise.all([ask(api.voices, { team, pulse }), ask(api.pulse, { team, pulse })]);
    const replied = threads.filter(({ messages }) => messages.at(-1)?.from === 'leader').length;
    return replied === 0 ? undefined : { leaderName: terms.leaderName, replied };
  } catch {
    return undefined;
  }
}

export function VoiceNews({ news: { leaderName, replied }, onRead }: { news: News; onRead: () => void }) {
  return (
    <div className={styles.news}>
      <p>{t('replied', { leader: firstName(leaderName), count: replied })}</p>
      <button type="button" className="btn" onClick={onRead}>
        {t('read')}
      </button>
    </div>
  );
}
