// Mutual's two commands in the compose box: send a pulse, or find one and insert its card.
import { useEffect, useRef, useState } from 'preact/compat';
import type { Person } from '../../stage/stage.ts';
import { Logo } from '../logo.tsx';
import { invokeBot, type FoundCard } from '../stage-client.ts';
import { useEscape } from '../use-escape.ts';
import { useFocusInside } from '../use-focus-inside.ts';
import type { StageView } from '../use-stage.ts';
import { useWords } from '../words.ts';

interface CommandsProps {
  person: Person;
  run: StageView['run'];
  sendPulse: () => void;
  insert: (card: object) => void;
  close: () => void;
}

export function Commands({ person, run, sendPulse, insert, close }: CommandsProps) {
  const { t } = useWords();
  const first = useRef<HTMLButtonElement>(null);
  useFocusInside(first);
  const box = useRef<HTMLDivElement>(null);
  useEscape(box, close);
  return (
    <div className="commands" role="dialog" aria-label={t('compose.mutual')} ref={box}>
      <button type="button" className="btn" ref={first} onClick={sendPulse}>
        <i className="i i-add" />
        {t('compose.sendPulse')}
      </button>
      <Find person={person} run={run} insert={insert} />
    </div>
  );
}

function Find({ person, run, insert }: Pick<CommandsProps, 'person' | 'run' | 'insert'>) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<FoundCard[]>();
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(
      () =>
        void run(async () => {
          const cards = await search(person, query);
          if (wanted) setFound(cards);
        }),
      query === '' ? 0 : 250,
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [person, query, run]);
  return (
    <div className="find-pulses">
      <label htmlFor="find-pulses">{t('compose.find')}</label>
      <input id="find-pulses" className="field" type="search" dir="auto" value={query} onChange={(e) => setQuery(e.currentTarget.value)} />
      <ul role="list" aria-live="polite">
        {found?.map(({ content, preview }, index) => (
          <li key={index}>
            <button type="button" className="btn btn-subtle" onClick={() => insert(content)}>
              <Logo size={24} />
              <span dir="auto">
                <b>{preview?.content.title}</b>
                <span className="quiet t-cap">{preview?.content.text}</span>
              </span>
            </button>
          </li>
        ))}
        {found?.length === 0 && <li className="quiet">{t('compose.nothing')}</li>}
      </ul>
    </div>
  );
}

/** An empty search is Teams' "initial run", which sends `true`: learn.microsoft.com …/messaging-extensions/how-to/search-commands/respond-to-search */
async function search(person: Person, query: string): Promise<FoundCard[]> {
  const parameters = query === '' ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'query', value: query }];
  const value = { commandId: 'searchPulses', parameters, queryOptions: { skip: 0, count: 25 } };
  return (await invokeBot(person.id, 'composeExtension/query', value)).composeExtension?.attachments ?? [];
}
