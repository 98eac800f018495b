// What the buttons of the page do, each in one place: seat, window and sandbox together.
import type { Person, Stage } from '../stage/stage.ts';
import { writeLink } from '#contract/link';
import { KeyId, PulseId, TeamId, type Language } from '#domain/ids';
import type { Parts } from '#domain/ballot/voice';
import { leadOn } from './lead-on.ts';
import { letOthersAnswer } from './others.ts';
import { writeSeat, type HostKind, type Seat } from './seat.ts';
import { bringYear, invokeBot, moveClock, restart, type BotReply } from './stage-client.ts';
import { adminOf, leaderOf, memberOf, type Step } from './steps.ts';
import { follow } from './use-host.ts';
import type { StageView } from './use-stage.ts';
import type { Room, WindowView } from './use-window.ts';
import { wordsIn } from './words.ts';

export interface Acts {
  /** Sits down as somebody, somewhere. */
  be: (person: Person, host: HostKind, room: Room) => void;
  toOpening: () => void;
  toClosing: () => void;
  /** Presses "Answer" on the newest card. */
  answer: () => void;
  letOthersAnswer: () => void;
  seeResult: (leader: Person) => void;
  /** Shows where a step of the guide takes place; what is missing before it is done first. */
  goTo: (from: Step, to: Step) => void;
  /** A card's button that opens a dialog. */
  fetchTask: (data: unknown) => void;
  openLink: (url: string) => void;
  openPlace: (place: string) => void;
  /** Sits down as the leader of the other team, at its newest result. */
  openYear: () => void;
  startOver: () => void;
}

interface Around {
  stage: Stage;
  seat: Seat;
  change: (part: Partial<Seat>) => void;
  view: WindowView;
  run: StageView['run'];
  refresh: StageView['refresh'];
  setAnswering: (answering: boolean) => void;
}

export function actsIn({ stage, seat, change, view, run, refresh, setAnswering }: Around): Acts {
  const place = placeOfPulse(stage);
  const sit = (person: Person | undefined, host: HostKind, room: Room, at = '') => {
    if (person) change({ who: person.id, host });
    view.show(host === 'outlook' ? 'app' : room, at);
  };
  // A phone stays a phone; Outlook has no channel.
  const channelHost = seat.host === 'phone' ? 'phone' : 'teams';
  // What follows a step belongs into it, so that it also follows when the step is tried again.
  const move = (to: 'opening' | 'closing', next: Person | undefined) =>
    void run(async () => {
      const moved = await moveClock(to);
      sit(next, channelHost, 'posts');
      return moved;
    });
  const invoke = (name: string, value: object) => run(async () => openTask(await invokeBot(seat.who, name, value), view));
  const fetchTask = (data: unknown) => void invoke('task/fetch', { data, context: { theme: seat.theme } });

  return {
    fetchTask,
    be: sit,
    toOpening: () => move('opening', memberOf(stage)),
    toClosing: () => move('closing', leaderOf(stage)),
    answer: () => (stage.pulse ? fetchTask({ msteams: { type: 'task/fetch' }, ...stage.pulse }) : undefined),
    letOthersAnswer: () => {
      setAnswering(true);
      // Within the step: the guide has its next button no later than the clock beside it has its own.
      void run(() => letOthersAnswer(stage, seat.who, voicesIn(seat.language), refresh).finally(() => setAnswering(false)));
    },
    seeResult: (leader) => sit(leader, seat.host, 'channel-tab', place),
    goTo: (from, to) =>
      void run(async () => {
        const onEach = async () => (setAnswering(true), refresh());
        const meanwhile = { language: seat.language, voices: voicesIn(seat.language), onEach };
        const there = await leadOn(stage, from, to, meanwhile).finally(() => setAnswering(false));
        if (to === 1) sit(adminOf(there), 'outlook', 'app');
        else if (to === 5) sit(leaderOf(there), channelHost, 'channel-tab', placeOfPulse(there));
        else sit(memberOf(there), channelHost, 'posts');
        return there;
      }),
    openLink: (url) => follow(url, view),
    openPlace: (at) => view.show('app', at),
    openYear: () =>
      void run(async () => {
        const { year, people } = await bringYear();
        // Whoever sits down has to be known on this page first.
        await refresh();
        const leader = people.find(({ id }) => id === year?.here?.leader);
        if (year?.here) sit(leader, channelHost, 'app', placeOf(year.here));
      }),
    startOver: () =>
      void run(async () => {
        await restart();
        reloadAt({ ...seat, who: '', host: 'outlook' });
      }),
  };
}

/** What two of the others have to say. */
function voicesIn(language: Language): Parts[] {
  const t = wordsIn(language);
  const late = { problem: t('others.late.problem'), considered: t('others.late.considered'), proposal: t('others.late.proposal') };
  return [late, { problem: t('others.thanks'), considered: '', proposal: '' }];
}

/** A fresh page is as on the first day, too; what the tab kept on this device is gone. */
function reloadAt(seat: Seat): void {
  localStorage.clear();
  history.replaceState(null, '', writeSeat(seat));
  location.reload();
}

const placeOf = ({ team, pulse }: { team: string; pulse: string }) =>
  writeLink({ to: 'pulse', team: TeamId.parse(team), pulse: PulseId.parse(pulse) });

/** Where the newest pulse is inside the tab; the start before the first. */
function placeOfPulse({ pulse }: Stage): string {
  if (pulse === null) return '';
  return writeLink({ to: 'pulse', team: TeamId.parse(pulse.team), pulse: PulseId.parse(pulse.pulse), key: KeyId.parse(pulse.key) });
}

/** Opens what the bot answers with, if it is a page; `done` hears how the dialog ended */
export function openTask(reply: BotReply, view: Pick<WindowView, 'openDialog'>, done: (args: unknown[]) => void = () => undefined): void {
  const value = reply.task?.value;
  if (typeof value !== 'object' || value.url === undefined) return;
  const { pathname, search, searchParams } = new URL(value.url, location.origin);
  const place = searchParams.get('place') ?? '';
  view.openDialog({ ...value, url: pathname + search, frameContext: 'task', place, inChannel: true, done });
}
