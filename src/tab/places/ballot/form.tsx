// The ballot: terms in one sentence, one statement after the other, sent once, counted only when the server has said so.
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'preact/compat';
import type { Answer } from '#domain/ballot/ballot';
import { askedIn, type Terms } from '#domain/pulse/terms';
import type { Wording } from '#domain/items/wording';
import { failureCode, type FailureCode } from '../../api-client.ts';
import { date, moment } from '../../dates.ts';
import { usePage } from '../../page.tsx';
import { KeyRefused, type Draft, type Voting } from '../../voter/voting.ts';
import { words } from '../../words.ts';
import { useAnswerKeys } from './answer-keys.ts';
import { CheckBack } from './check-back.tsx';
import { Counted } from './counted.tsx';
import { BallotFoot } from './foot.tsx';
import { Closed, Elsewhere, Mismatch, Refused } from './instead.tsx';
import { stageAfter, type Stage } from './stage.ts';
import { Statement } from '../../ui/statement.tsx';
import { VoiceOffer } from './voice-offer.tsx';
import { mayWrite, useWriting } from './voice-writing.ts';
import { WhoCanSee } from './who-can-see.tsx';
import styles from './screen.module.css';

const t = words('ballot');

interface Props {
  terms: Terms;
  wording: Wording;
  /** Questions with which to begin a voice. */
  offered: readonly string[];
  /** Of the people in the team. */
  names: string;
  voting: Voting;
  begunElsewhere: boolean;
}

export function Ballot({ terms, wording, offered, names, voting, begunElsewhere }: Props) {
  const [stage, setStage] = useState<Stage>(begunElsewhere ? { at: 'refused', code: 'ballot-elsewhere' } : { at: 'answering' });
  const [answers, setAnswers] = useState<Draft>(() => Array.from({ length: askedIn(terms) }, (_, nth) => voting.answers[nth] ?? null));
  const [done, setDone] = useState(voting.state === 'done');
  const writing = useWriting(voting.voice);

  const fail = (error: unknown) =>
    setStage(error instanceof KeyRefused ? { at: 'mismatch', refused: error } : stageAfter(failureCode(error)));

  /** The credential is drawn at the first answer: to look at the pulse on a second device does no harm. */
  const answer = (nth: number, value: Answer) => {
    const next = answers.with(nth, value);
    setAnswers(next);
    voting.keep(next);
    // A hitch shows when the ballot is sent; only what makes answering useless is said at once.
    if (voting.state === 'new' || voting.state === 'blinded') voting.obtain().catch((error: unknown) => isFinal(error) && fail(error));
  };

  const send = () => {
    if (stage.at === 'sending' || (voting.state !== 'sent' && answers.every((given) => given === null))) return;
    setStage({ at: 'sending' });
    // A ballot that is counted is counted, whatever becomes of the voice.
    voting.cast(answers.map((given) => given ?? 0)).then(() => (setDone(true), writing.send()), fail);
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

  const { host } = usePage();
  // A dialog lies on top of everything: its keys are the ballot's before anything in it was pressed.
  useLayoutEffect(() => {
    if (host.frame === 'dialog') window.focus();
  }, [host]);

  const form = useRef<HTMLFormElement>(null);
  useAnswerKeys(form, answer, stage.at === 'answering');

  if (done) return <Counted terms={terms} offered={offered} names={names} voting={voting} writing={writing} />;
  if (stage.at === 'mismatch') return <Mismatch refused={stage.refused} />;
  if (stage.at === 'refused') return <Instead code={stage.code} terms={terms} voting={voting} />;
  return (
    <form ref={form} className="ballot" noValidate onSubmit={(event) => (event.preventDefault(), send())} data-state={stage.at}>
      <Intro terms={terms} />
      <div className={`part ${styles.items}`}>
        {terms.items.map((item, nth) => (
          <Statement
            key={item}
            name={item}
            text={wording.items[item] ?? item}
            given={answers[nth] ?? null}
            frozen={stage.at !== 'answering'}
            onAnswer={(value) => answer(nth, value)}
          />
        ))}
        {terms.checkBack && (
          <CheckBack
            asked={terms.checkBack}
            given={answers.at(-1) ?? null}
            frozen={stage.at !== 'answering'}
            onAnswer={(value) => answer(terms.items.length, value)}
          />
        )}
      </div>
      {mayWrite(voting) && <VoiceOffer terms={terms} offered={offered} names={names} writing={writing} frozen={stage.at !== 'answering'} />}
      <BallotFoot stage={stage} answers={answers} withVoice={writing.says} isVolatile={voting.isVolatile} onTry={send} />
    </form>
  );
}

const isFinal = (error: unknown) => error instanceof KeyRefused || stageAfter(failureCode(error)).at === 'refused';

function Intro({ terms }: { terms: Terms }) {
  const { teamName, opensAt, closesAt, items, checkBack, floor, roll } = terms;
  return (
    <div className={`part ${styles.intro}`}>
      <p className="quiet">{t('of', { team: teamName, date: date(opensAt) })}</p>
      <h1 className="t-title">{checkBack ? t(`titlePromise.${items.length as 3 | 4}`) : t(`title.${items.length as 3 | 4 | 5}`)}</h1>
      <p className="terms">{t('terms', { closes: moment(closesAt), floor, roll })}</p>
      <WhoCanSee terms={terms} />
    </div>
  );
}

function Instead({ code, terms, voting }: { code: FailureCode; terms: Terms; voting: Voting }) {
  if (code === 'ballot-elsewhere') return <Elsewhere terms={terms} />;
  return code === 'pulse-closed' ? <Closed terms={terms} voting={voting} /> : <Refused code={code} />;
}
