// What the guide says and does at each step.
import type { TFunction } from 'i18next';
import type { Person, Stage } from '../stage/stage.ts';
import type { Acts } from './acts.ts';
import { longDate, time, type Zone } from './dates.ts';
import type { NextThing } from './guide.tsx';
import type { Seat } from './seat.ts';
import { adminOf, firstName, leaderOf, memberOf, othersDone, type Step } from './steps.ts';
import type { StageView } from './use-stage.ts';
import type { WindowView } from './use-window.ts';

export interface Scene {
  stage: Stage;
  seat: Seat;
  person: Person;
  view: WindowView;
  acts: Acts;
  answering: boolean;
  t: TFunction;
}

export const nextThing = (step: Step, scene: Scene): NextThing => NEXT[step](scene);

const NEXT: Record<Step, (scene: Scene) => NextThing> = {
  1: setCadence,
  2: ({ stage, acts, seat, t }) => ({
    hint: t('guide.opens.hint', moment(stage.nextOpening ?? stage.now, { language: seat.language, timeZone: stage.timeZone })),
    button: { label: t('clock.toOpening'), press: acts.toOpening },
  }),
  3: answer,
  4: closing,
  5: follows,
};

const moment = (at: number, zone: Zone) => ({ day: longDate(at, zone), time: time(at, zone) });

function setCadence({ stage, person, view, acts, t }: Scene): NextThing {
  const admin = adminOf(stage);
  const name = admin ? firstName(admin) : '';
  if (admin === undefined || (person.id === admin.id && view.room === 'app')) return { hint: t('guide.cadence.hint', { name }) };
  return {
    hint: t('guide.cadence.other', { name }),
    button: { label: t('guide.be', { name }), press: () => acts.be(admin, 'outlook', 'app') },
  };
}

function answer({ stage, person, view, acts, seat, t }: Scene): NextThing {
  const member = memberOf(stage);
  if (!person.member && member) {
    const name = firstName(member);
    return {
      hint: t('guide.answer.notAsked', { name }),
      button: { label: t('guide.be', { name }), press: () => acts.be(member, 'teams', 'posts') },
    };
  }
  if (view.dialog || view.room !== 'posts') return { hint: t('guide.answer.inside') };
  if (seat.host === 'outlook') return { hint: t('guide.answer.inside') };
  return { hint: t('guide.answer.hint'), button: { label: t('guide.answer.button'), press: acts.answer } };
}

function closing({ stage, acts, answering, seat, t }: Scene): NextThing {
  const zone = { language: seat.language, timeZone: stage.timeZone };
  const when = moment(stage.pulse?.closesAt ?? stage.now, zone);
  if (answering) return { hint: t('guide.closes.answering') };
  if (othersDone(stage)) return { hint: t('guide.closes.hint', when), button: { label: t('clock.toClosing'), press: acts.toClosing } };
  return { hint: t('guide.closes.others', when), button: { label: t('guide.closes.letThem'), press: acts.letOthersAnswer } };
}

function follows({ stage, person, view, acts, t }: Scene): NextThing {
  if (stage.calendar.some(({ source }) => source === 'conversation')) return { hint: t('guide.follows.done') };
  const leader = leaderOf(stage);
  const name = leader ? firstName(leader) : '';
  if (leader === undefined || (person.id === leader.id && view.room !== 'posts')) return { hint: t('guide.follows.inside') };
  return {
    hint: t(person.id === leader.id ? 'guide.follows.hint' : 'guide.follows.other', { name }),
    button: { label: t('guide.follows.button'), press: () => acts.seeResult(leader) },
  };
}

/** What a room in the window is given. */
export interface RoomProps {
  scene: Scene;
  run: StageView['run'];
  busy: boolean;
}
