// While a pulse is open: a leader says how they see its statements from their side, and who is to see that.
import { useRef, useState } from 'preact/compat';
import { api, type MirrorInput, type Mirrors } from '#contract/api';
import type { Answer } from '#domain/ballot/ballot';
import { loadMirror, type MirrorWording } from '#domain/items/mirror';
import type { Terms } from '#domain/pulse/terms';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { moment } from '../../dates.ts';
import { Await, Failure, useLoaded, usePage } from '../../page.tsx';
import { Statement } from '../../ui/statement.tsx';
import { words } from '../../words.ts';
import styles from './screen.module.css';

export { differencesIn, MirrorSection, type MirrorProps } from './section.tsx';

const t = words('mirror');

export default function Mirror({ terms }: { terms: Terms }) {
  const { ask, host } = usePage();
  const { team, pulse } = terms;
  const load = async () => {
    const [found, wording] = await Promise.all([ask(api.mirrors, { team, pulse }), loadMirror(host.language)]);
    return { found, wording };
  };
  return <Await loaded={useLoaded(load, pulse)}>{({ found, wording }) => <Form key={pulse} {...{ terms, found, wording }} />}</Await>;
}

function Form({ terms, found, wording }: { terms: Terms; found: Mirrors; wording: MirrorWording }) {
  const { ask } = usePage();
  const { team, pulse, items, closesAt } = terms;
  const [saved, setSaved] = useState(found.own);
  const [{ answers, isShown }, setInput] = useState<MirrorInput>(found.own ?? { answers: items.map(() => null), isShown: false });
  const [state, setState] = useState<'idle' | 'saving' | { failure: FailureCode }>('idle');
  const status = useRef<HTMLParagraphElement>(null);
  const isSaved = JSON.stringify(saved) === JSON.stringify({ answers, isShown });
  const canSave = state !== 'saving' && answers.some((answer) => answer !== null);
  const save = () => {
    if (!canSave) return;
    setState('saving');
    ask(api.answerMirror, { team, pulse }, { answers, isShown }).then(
      ({ own }) => (setSaved(own), setState('idle'), status.current?.focus()),
      (error: unknown) => setState({ failure: failureCode(error) }),
    );
  };
  const answer = (nth: number, value: Answer) =>
    setInput((before) => ({ ...before, answers: before.answers.with(nth, value === 0 ? null : value) }));
  return (
    <form className={styles.form} aria-labelledby="mirror" onSubmit={(event) => (event.preventDefault(), save())}>
      <h2 className="t-title" id="mirror">
        {t('title')}
      </h2>
      <p className="t-read">{t('form.lead')}</p>
      {items.map((item, nth) => (
        <Statement
          key={item}
          name={item}
          text={wording[item] ?? item}
          given={(answers[nth] ?? null) as Answer | null}
          frozen={state === 'saving'}
          onAnswer={(value) => answer(nth, value)}
        />
      ))}
      <fieldset className={styles.who} disabled={state === 'saving'}>
        <legend className="t-strong">{t('form.who')}</legend>
        {[false, true].map((shown) => (
          <label key={String(shown)}>
            <input
              type="radio"
              name="who"
              checked={isShown === shown}
              onChange={() => setInput((before) => ({ ...before, isShown: shown }))}
            />
            {t(shown ? 'form.team' : 'form.onlyYou')}
          </label>
        ))}
      </fieldset>
      <div className="row">
        <button type="submit" className="btn btn-primary" aria-disabled={!canSave || isSaved}>
          {t(state === 'saving' ? 'form.saving' : 'form.save')}
        </button>
        <p className="quiet" role="status" tabIndex={-1} ref={status}>
          {isSaved ? t('form.saved', { closes: moment(closesAt) }) : t('form.until', { closes: moment(closesAt) })}
        </p>
      </div>
      {typeof state === 'object' && <Failure code={state.failure} again={save} />}
    </form>
  );
}
