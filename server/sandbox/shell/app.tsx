// The whole page: desk, guide, people, window, panel.
import { useEffect, useMemo, useState } from 'preact/compat';
import type { Person, Stage } from '../stage/stage.ts';
import { actsIn } from './acts.ts';
import { Desk } from './desk.tsx';
import { Guide } from './guide.tsx';
import { nextThing } from './next-thing.ts';
import { Panel } from './panel/panel.tsx';
import { People } from './people.tsx';
import { useSeat, type Seat } from './seat.ts';
import { adminOf, stepOf } from './steps.ts';
import { Trouble } from './trouble.tsx';
import { useCounted } from './use-counted.ts';
import { Host, useHost } from './use-host.ts';
import { useStage, type StageView } from './use-stage.ts';
import { useUnread } from './use-unread.ts';
import { DISMISSED, useWindow } from './use-window.ts';
import { HostWindow } from './window.tsx';
import { useWords, Words, wordsIn } from './words.ts';

export function App() {
  const [seat, change] = useSeat();
  const words = useMemo(() => ({ t: wordsIn(seat.language), language: seat.language }), [seat.language]);
  const stageView = useStage();
  const { stage } = stageView;
  const person = stage && sitting(stage, seat);
  useEffect(() => {
    if (person && person.id !== seat.who) change({ who: person.id });
  }, [person, seat.who, change]);
  useEffect(() => {
    document.title = words.t('desk.title');
  }, [words]);

  return (
    <Words value={words}>
      {stage && person ? (
        <Sandbox stageView={stageView} stage={stage} person={person} seat={seat} change={change} />
      ) : (
        <main className="waiting">
          {stageView.failed ? <Trouble retry={stageView.retry} /> : <p aria-live="polite">{words.t('waiting')}</p>}
        </main>
      )}
    </Words>
  );
}

const sitting = (stage: Stage, seat: Seat): Person | undefined =>
  stage.people.find(({ id, playable }) => playable && id === seat.who) ?? adminOf(stage) ?? stage.people[0];

interface SandboxProps {
  stageView: StageView;
  stage: Stage;
  person: Person;
  seat: Seat;
  change: (part: Partial<Seat>) => void;
}

function Sandbox({ stageView, stage, person, seat, change }: SandboxProps) {
  const { t } = useWords();
  const { busy, run, refresh, failed, retry } = stageView;
  const view = useWindow(seat.host === 'outlook' ? 'app' : 'posts');
  const [answering, setAnswering] = useState(false);
  const counted = useCounted(stage);
  const unread = useUnread(stage, person);
  const host = useHost({ seat, stage, person, view });
  const acts = actsIn({ stage, seat: { ...seat, who: person.id }, change, view, run, refresh, setAnswering });
  const scene = { stage, seat, person, view, acts, answering, t };
  const step = stepOf(stage, counted);
  // A page in a dialog can't be told of another person, host or language; of a theme it can.
  const move = (part: Partial<Seat>) => {
    if (part.theme === undefined) view.closeDialog(DISMISSED);
    change(part);
  };

  return (
    <Host value={host}>
      <Desk seat={seat} busy={busy} change={move} startOver={acts.startOver} />
      <Guide step={step} next={nextThing(step, scene)} busy={busy} goTo={(to) => acts.goTo(step, to)} />
      <div className="stage" data-host={seat.host}>
        <main className="left">
          <People people={stage.people} who={person.id} choose={({ id }) => move({ who: id })} />
          {failed && <Trouble retry={retry} />}
          <HostWindow scene={scene} run={run} busy={busy} unread={unread} />
        </main>
        <Panel scene={scene} run={run} busy={busy} unread={unread} />
      </div>
    </Host>
  );
}
