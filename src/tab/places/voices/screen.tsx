// The voices of a closed pulse: everybody in the team sees them, the leader replies, an author may say "this is mine" to the own device.
import { useEffect, useState } from 'preact/compat';
import { api } from '#contract/api';
import type { Terms } from '#domain/pulse/terms';
import type { Thread } from '#domain/ballot/voice';
import type { FailureCode } from '../../api-client.ts';
import { Failure, usePage } from '../../page.tsx';
import type { Voices } from '../../voter/load-voices.ts';
import { sentences, words } from '../../words.ts';
import { VoiceThread } from './thread.tsx';
import styles from './screen.module.css';

const t = words('voices');

interface Props {
  voices: Voices | FailureCode;
  terms: Terms;
  /** The questions that were offered to everybody who wrote. */
  offered: readonly string[];
  leads: boolean;
  again: () => void;
  /** A leader has made an action of what a voice proposes. */
  onAction: () => void;
}

export function VoicesSection({ voices, terms, offered, leads, again, onAction }: Props) {
  return (
    <section aria-labelledby="voices">
      <h2 className="t-title" id="voices">
        {t('title')}
      </h2>
      {typeof voices === 'string' ? (
        <Failure code={voices} again={again} />
      ) : voices.threads.length === 0 ? (
        <p className="t-read lede">{t('noneText')}</p>
      ) : (
        <List {...{ voices, terms, offered, leads, onAction }} />
      )}
    </section>
  );
}

/** Nothing is marked until it is asked for: this page is shown to others. */
function List({ voices, terms, offered, leads, onAction }: Omit<Props, 'voices' | 'again'> & { voices: Voices }) {
  const { ask } = usePage();
  const [threads, setThreads] = useState(voices.threads);
  const [isMarked, mark] = useState(false);
  const own = isMarked ? voices.own : undefined;
  const { team, pulse } = terms;
  const said = threads.find(({ id }) => id === voices.own)?.messages.length ?? 0;
  // Written down on the devices of those who have not spoken too.
  useEffect(() => voices.client.markRead(said), [voices.client, said]);

  /** Nothing is loaded again: an author's device would make a call that no other makes. */
  const say = async ({ id }: Thread, text: string): Promise<void> => {
    await (leads ? ask(api.reply, { team, pulse, thread: id }, { text }) : voices.client.answer(text));
    const message = { from: leads ? 'leader' : 'author', text } as const;
    setThreads((before) => before.map((thread) => (thread.id === id ? { ...thread, messages: [...thread.messages, message] } : thread)));
  };

  return (
    <>
      <p className="soft lede">{t('lede')}</p>
      {offered.length > 0 && <p className="quiet lede">{t('offered', { prompts: sentences(offered) })}</p>}
      {!leads && (
        <button type="button" className={`btn ${styles.mark} noprint`} aria-pressed={isMarked} onClick={() => mark(!isMarked)}>
          {t('mark')}
        </button>
      )}
      <p className="quiet" role="status">
        {isMarked && !threads.some(({ id }) => id === own) && t('notHere')}
      </p>
      <ul role="list" className={styles.threads}>
        {threads.map((thread) => (
          <VoiceThread
            key={thread.id}
            thread={thread}
            terms={terms}
            onAction={onAction}
            as={leads ? 'leader' : thread.id === own ? 'author' : undefined}
            names={leads ? '' : voices.names}
            onSay={(text) => say(thread, text)}
          />
        ))}
      </ul>
    </>
  );
}
