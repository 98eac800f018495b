// What somebody would do, said in a voice, becomes an action: a leader may change its words before they go into an invitation.
import { useLayoutEffect, useRef, useState } from 'preact/compat';
import { api } from '#contract/api';
import { PART_MAX } from '#domain/ballot/voice';
import type { Terms } from '#domain/pulse/terms';
import { usePage } from '../../page.tsx';
import { LimitedText } from '../../ui/limited-text.tsx';
import { words } from '../../words.ts';
import { Choose } from './choose.tsx';
import styles from './screen.module.css';

const t = words('actions');

interface Props {
  terms: Terms;
  proposal: string;
  onChosen: () => void;
}

export function OwnAction({ terms: { team, pulse, closesAt }, proposal, onChosen }: Props) {
  const { ask } = usePage();
  const [text, setText] = useState(proposal);
  const [state, setState] = useState<'unopened' | 'open' | 'left' | 'made'>('unopened');
  const button = useRef<HTMLButtonElement>(null);
  // The form that had the focus is gone.
  useLayoutEffect(() => {
    if (state === 'left' || state === 'made') button.current?.focus();
  }, [state]);
  if (state === 'open') {
    return (
      <div className={styles.own}>
        <LimitedText label={t('ownLabel')} value={text} max={PART_MAX} frozen={false} focused onWrite={setText} />
        <p className="quiet t-cap">{t('ownNote')}</p>
        <Choose
          notBefore={closesAt}
          isReady={text.trim() !== ''}
          onChoose={async (wish) => {
            await ask(api.chooseAction, { team, pulse }, { chosen: { text: text.trim() }, ...wish });
            setState('made');
            onChosen();
          }}
          onLeave={() => setState('left')}
        />
      </div>
    );
  }
  return (
    <div>
      <button ref={button} type="button" className="btn noprint" onClick={() => setState('open')}>
        <i className="i i-calendar" aria-hidden="true" />
        {t('make')}
      </button>
      <p className="quiet" role="status">
        {state === 'made' && t('made')}
      </p>
    </div>
  );
}
