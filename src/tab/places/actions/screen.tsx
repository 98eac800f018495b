// What could follow: actions that the result itself proposes, and those that a leader has put into the calendars.
import { useRef, useState } from 'preact/compat';
import { api, type Actions } from '#contract/api';
import { proposals, type Judged } from '#domain/follow-up/actions/proposals';
import { loadActionWording } from '#domain/follow-up/actions/wording';
import type { ActionWording } from '#domain/follow-up/actions/library';
import type { Terms } from '#domain/pulse/terms';
import type { Wording } from '#domain/items/wording';
import { Await, useLoaded, usePage } from '../../page.tsx';
import { useWhileSending } from '../../while-sending.ts';
import { words } from '../../words.ts';
import { ActionCard, type OnChoose } from './card.tsx';
import { Entry } from './entry.tsx';
import type { AgreeText } from './words-of.ts';
import styles from './screen.module.css';

export { OwnAction } from './own-action.tsx';

const t = words('actions');

interface Props {
  terms: Terms;
  judged: readonly Judged[];
  wording: Wording;
  /** How many agree, in words as exact as what is published. */
  agreeText: AgreeText;
  leads: boolean;
  /** How many have been chosen elsewhere on the page: then it is looked again. */
  chosenElsewhere: number;
}

export function ActionsSection({ terms, judged, wording, agreeText, leads, chosenElsewhere }: Props) {
  const { ask, host } = usePage();
  const { team, pulse } = terms;
  const heading = useRef<HTMLHeadingElement>(null);
  const load = async () => {
    const [found, actions] = await Promise.all([ask(api.actions, { team, pulse }), loadActionWording(host.language)]);
    return { found, actions, round: chosenElsewhere };
  };
  const loaded = useLoaded(load, `${pulse}.${chosenElsewhere}`);
  return (
    <section aria-labelledby="could-follow">
      <h2 className="t-title" id="could-follow" ref={heading} tabIndex={-1}>
        {t('title')}
      </h2>
      <Await loaded={loaded}>
        {({ found, actions, round }) => (
          // What was pressed is gone then, and the focus would fall to the page.
          <Found key={round} {...{ found, actions, terms, judged, wording, agreeText, leads }} onActed={() => heading.current?.focus()} />
        )}
      </Await>
    </section>
  );
}

interface FoundProps extends Omit<Props, 'chosenElsewhere'> {
  found: Actions;
  actions: ActionWording;
  /** Something was chosen or called off. */
  onActed: () => void;
}

function Found({ found, actions, terms, judged, wording, agreeText, leads, onActed }: FoundProps) {
  const { ask } = usePage();
  const { team, pulse } = terms;
  const [now, setNow] = useState(found);
  const isSending = now.entries.some(({ state }) => state === 'sending');
  useWhileSending(now, isSending, () => ask(api.actions, { team, pulse }), setNow);
  const act = (news: Actions) => (setNow(news), onActed());
  const onChoose: OnChoose = async (wish) => act(await ask(api.chooseAction, { team, pulse }, wish));
  const listed = new Set(now.entries.flatMap(({ chosen }) => ('name' in chosen ? [chosen.name] : [])));
  const proposed = proposals(judged, now.justDone).filter(({ action }) => !listed.has(action));
  return (
    <>
      {proposed.length > 0 && <p className="soft lede">{t('lede')}</p>}
      {proposed.length === 0 && now.entries.length === 0 && <p className="t-read lede">{t('none')}</p>}
      {now.entries.length > 0 && (
        <ul role="list" className={styles.entries}>
          {now.entries.map((entry) => (
            <Entry key={entry.round} entry={entry} terms={terms} actions={actions} onChoose={onChoose} onCancel={act} />
          ))}
        </ul>
      )}
      {proposed.length > 0 && (
        <ol role="list" className={styles.cards}>
          {proposed.map((proposal) => (
            <ActionCard
              key={proposal.action}
              proposal={proposal}
              items={judged.map(({ item }) => item)}
              wording={wording}
              agreeText={agreeText}
              actions={actions}
              leads={leads}
              notBefore={terms.closesAt}
              onChoose={onChoose}
            />
          ))}
        </ol>
      )}
    </>
  );
}
