// An action that a leader has chosen: on its way into the calendars, or there; or why it is not, and how it can be chosen again.
import { api, type ActionEntry, type Actions } from '#contract/api';
import { shapeOf } from '#domain/follow-up/actions/chosen';
import type { ActionWording } from '#domain/follow-up/actions/library';
import type { Terms } from '#domain/pulse/terms';
import { usePage } from '../../page.tsx';
import { words, writing } from '../../words.ts';
import { CallOff, InCalendars, Slot, whenText } from '../conversation/screen.tsx';
import { HowTo, PutInCalendar, type OnChoose } from './card.tsx';
import { rhythmText } from './words-of.ts';
import styles from './screen.module.css';

const t = words('actions');

interface Props {
  entry: ActionEntry;
  terms: Terms;
  actions: ActionWording;
  onChoose: OnChoose;
  onCancel: (now: Actions) => void;
}

export function Entry({ entry, terms, actions, onChoose, onCancel }: Props) {
  const { ask } = usePage();
  const { chosen, state, start, end, round } = entry;
  const { team, pulse } = terms;
  const title = 'name' in chosen ? actions.actions[chosen.name].title : t('own');
  const said =
    'name' in chosen ? (
      <HowTo name={chosen.name} actions={actions} />
    ) : (
      <p className="written" dir="auto">
        {chosen.text}
      </p>
    );
  if (state === 'refused' || state === 'cancelled') {
    return (
      <li className={styles.card}>
        <h3 className="t-sub">{title}</h3>
        <p role="status">{entry.refusal === null ? t('cancelled') : t('refused', { reason: t(`ui:reason.${entry.refusal}`) })}</p>
        {said}
        <PutInCalendar about={title} notBefore={terms.closesAt} onChoose={(wish) => onChoose({ chosen, ...wish })} />
      </li>
    );
  }
  const isThere = state === 'confirmed';
  return (
    <li>
      <Slot start={start} acts={isThere && <InCalendars talk={entry} />}>
        <h3 className="t-sub">{title}</h3>
        <p className="soft">
          {whenText({ start, end })}
          {writing().comma}
          {rhythmText(shapeOf(chosen).rhythm)}
        </p>
        {!isThere && (
          <p className="soft" role="status">
            {t('onItsWay')}
          </p>
        )}
        {said}
      </Slot>
      {entry.canCancel && <CallOff call={() => ask(api.cancelAction, { team, pulse }, { round })} onCancel={onCancel} />}
    </li>
  );
}
