// The ballot: terms in one sentence, one statement after the other, sent once, counted only when the server has said so.
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Answer } from '#domain/ballot';
import type { Terms } from '#domain/terms';
import type { Wording } from '#domain/wording';
import { failureCode, type FailureCode } from '../api-client.ts';
import { usePage } from '../page.tsx';
import { KeyRefused, type Draft, type Voting } from '../voting.ts';
import { date, moment } from '../words.ts';
import { Counted } from './counted.tsx';
import { Closed, Elsewhere, Mismatch } from './instead.tsx';
import { Statement } from './statement.tsx';
import { WhoCanSee } from './who-can-see.tsx';

type Stage =
  | { at: 'answering' }
  | { at: 'sending' }
  | { at: 'waiting'; code: FailureCode; seconds: number }
  | { at: 'refused'; code: FailureCode }
  | { at: 'mismatch'; refused: KeyRefused };

/** Seconds until a failed sending is tried again by itself. */
const RETRY = 8;

interface Props {
  terms: Terms;
  wording: Wording;
  voting: Voting;
  begunElsewhere: boolean;
}

export function Ballot({ terms, wording, voting, begunElsewhere }: Props) {
  const { t } = usePage();
  const [stage, setStage] = useState<Stage>(begunElsewhere ? { at: 'refused', code: 'ballot-elsewhere' } : { at: 'answering' });
  const [answers, setAnswers] = useState<Draft>(() => terms.items.map((_, nth) => voting.answers[nth] ?? null));
  const [done, setDone] = useState(voting.state === 'done');

  const fail = (error: unknown) => {
    if (error instanceof KeyRefused) return setStage({ at: 'mismatch', refused: error });
    const code = failureCode(error);
    const isFinal = code === 'ballot-elsewhere' || code === 'pulse-closed' || code === 'not-in-roll' || code === 'forged';
    setStage(isFinal ? { at: 'refused', code } : { at: 'waiting', code, seconds: RETRY });
  };

  /** The credential is drawn at the first answer: to look at the pulse on a second device does no harm. */
  const answer = (nth: number, value: Answer) => {
    const next = answers.with(nth, value);
    setAnswers(next);
    voting.keep(next);
    if (voting.state === 'new' || voting.state === 'blinded') voting.obtain().catch((error: unknown) => isRefusal(error) && fail(error));
  };

  const send = () => {
    setStage({ at: 'sending' });
    voting.cast(answers.map((given) => given ?? 0)).then(() => setDone(true), fail);
  };

  const sendAgain = useEffectEvent(send);
  useEffect(() => {
    if (stage.at !== 'waiting') return undefined;
    const timer = setTimeout(() => (stage.seconds > 1 ? setStage({ ...stage, seconds: stage.seconds - 1 }) : sendAgain()), 1_000);
    return () => clearTimeout(timer);
  }, [stage]);

  // A ballot that was on its way when the page was closed goes on by itself.
  useEffect(() => {
    if (voting.state === 'sent') sendAgain();
  }, [voting]);

  const form = useRef<HTMLFormElement>(null);
  useKeys(form, answer, stage.at === 'answering');

  if (done) return <Counted terms={terms} voting={voting} />;
  if (stage.at === 'mismatch') return <Mismatch refused={stage.refused} />;
  if (stage.at === 'refused') return stage.code === 'ballot-elsewhere' ? <Elsewhere terms={terms} /> : <Closed terms={terms} />;
  const frozen = stage.at === 'sending' || stage.at === 'waiting';
  return (
    <form ref={form} className="ballot" noValidate onSubmit={(event) => (event.preventDefault(), send())} data-state={stage.at}>
      <div className="part intro">
        <p className="quiet">{t('ballot.of', { team: terms.teamName, date: date(terms.opensAt, terms.timeZone) })}</p>
        <h1 className="t-title">{t(`ballot.title.${terms.items.length}`)}</h1>
        <p className="terms">
          {t('ballot.terms', { closes: moment(terms.closesAt, terms.timeZone), floor: terms.floor, roll: terms.roll })}
        </p>
        <WhoCanSee terms={terms} />
      </div>
      <div className="part items">
        {terms.items.map((item, nth) => (
          <Statement
            key={item}
            name={item}
            text={wording.items[item] ?? item}
            given={answers[nth] ?? null}
            frozen={frozen}
            onAnswer={(value) => answer(nth, value)}
          />
        ))}
      </div>
      <Foot stage={stage} answers={answers} fragile={voting.fragile} onTry={send} />
    </form>
  );
}

const isRefusal = (error: unknown) =>
  error instanceof KeyRefused || ['ballot-elsewhere', 'pulse-closed', 'not-in-roll'].includes(failureCode(error));

function Foot({ stage, answers, fragile, onTry }: { stage: Stage; answers: Draft; fragile: boolean; onTry: () => void }) {
  const { t } = usePage();
  const given = answers.filter((answer) => answer !== null).length;
  const open = answers.length - given;
  return (
    <div className="foot">
      {stage.at === 'waiting' && (
        <div className="bar bar-warn" role="status">
          <i className="i i-warning" aria-hidden="true" />
          <p>
            <b className="t-strong">{t('ballot.notSent')}</b> {t('ballot.notSentText', { count: stage.seconds })}
          </p>
        </div>
      )}
      {fragile && (
        <div className="bar bar-warn" role="status">
          <i className="i i-warning" aria-hidden="true" />
          <p>{t('ballot.fragile')}</p>
        </div>
      )}
      <div className="row">
        {stage.at === 'sending' ? (
          <div className="prog" role="status">
            <div className="t-strong">{t('ballot.sending')}</div>
            <div className="quiet t-cap">{t('ballot.sendingText')}</div>
          </div>
        ) : (
          <div className="prog">
            <p className="num" aria-live="polite">
              {t('ballot.progress', { given, of: answers.length })}{' '}
              {given === 0 && <span className="quiet t-cap hint">{t('ballot.keys')}</span>}
              {given > 0 && open > 0 && <span className="quiet t-cap">{t('ballot.open', { count: open })}</span>}
            </p>
            <div className="steps" aria-hidden="true">
              {answers.map((answer, nth) => (
                <i key={nth} className={answer === null ? '' : 'on'} />
              ))}
            </div>
          </div>
        )}
        {stage.at === 'waiting' ? (
          <button type="button" className="btn btn-primary btn-lg" onClick={onTry}>
            {t('ballot.tryNow')}
          </button>
        ) : (
          <button type="submit" className="btn btn-primary btn-lg" disabled={given === 0 || stage.at === 'sending'}>
            {stage.at === 'sending' && <span className="spin" aria-hidden="true" />}
            {t(stage.at === 'sending' ? 'ballot.sending' : 'ballot.send')}
          </button>
        )}
      </div>
    </div>
  );
}

/** 1 to 5 answer the statement that has focus, or the first open one, and move on; 0 is "rather not say". */
function useKeys(form: React.RefObject<HTMLFormElement | null>, answer: (nth: number, value: Answer) => void, active: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!active || !/^[0-5]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
      const sets = [...(form.current?.querySelectorAll('fieldset') ?? [])];
      const focused = event.target instanceof Element ? event.target.closest('fieldset') : null;
      const at = focused ? sets.indexOf(focused) : sets.findIndex((set) => set.querySelector(':checked') === null);
      if (at < 0) return;
      event.preventDefault();
      answer(at, Number(event.key) as Answer);
      const next = sets[at + 1];
      const target =
        next?.querySelector<HTMLElement>(':checked') ??
        next?.querySelector<HTMLElement>('input') ??
        form.current?.querySelector<HTMLElement>('[type=submit]');
      target?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
