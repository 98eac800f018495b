// What happens in the team in a year of fortnights: who is there, who answers what, what is said. Made up from a seed, the same each time.
import type { Answer } from '#domain/ballot/ballot';
import type { Parts } from '#domain/ballot/voice';
import type { Thriving, Topic } from '#domain/items/bank';
import { DONE, type PromiseWords } from '#domain/pulse/check-back';
import { chance, type Chance } from './chance.ts';

export const PULSES = 26;
/** Of those who are in the team at some time, so many are on the first day. */
const AT_FIRST = 11;

/** What this team can be asked about: its policy leaves out how people fare. */
export type Subject = Exclude<Topic, Thriving>;

/** What one member answers, whatever of it is asked. */
export interface Sheet {
  /** 0 … 13 */
  member: number;
  answers: Record<Subject, Answer>;
  /** What has become of the promise that the pulse asks about, if it asks about one. */
  done: Answer;
  voice: Parts | null;
}

/** One pulse. */
export interface Chapter {
  /** Who is in the team when it opens; does not answer is away. */
  asked: number[];
  sheets: Sheet[];
  /** What the leader replies to the voices, in the order in which they are shown; fewer than there are voices leaves the others waiting. */
  replies: string[];
  /** What the leader promises when the result is out. */
  promise: (Omit<PromiseWords, 'until'> & { days: number }) | null;
  /** Why the leader withdraws what stands then. */
  withdraws: string | null;
}

/** Where the team stands, in steps of the scale, and how it goes over the year: `share` is 0 at the first pulse and 1 at the last. */
const COURSE: Record<Subject, (share: number) => number> = {
  relying: (share) => 3.3 + 1.1 * share,
  ownership: () => 4.1,
  // Harder to disagree until somebody says so; then it slowly gets better.
  candour: (share) => (share < 0.4 ? 3.7 - 2.6 * share : 2.4 + 2.4 * (share - 0.4)),
  'relied-upon': () => 3.9,
  discretion: (share) => 4.2 - 0.5 * share,
  'mutual-expectations': () => 3.4,
  'felt-trust': (share) => 3.2 + 0.9 * share,
  'follow-through': (share) => (share < 0.5 ? 2.7 : 3.8),
  'help-in-time': () => 4.2,
  'give-and-gain': () => 3.6,
  'shared-direction': (share) => 3 + 0.8 * share,
  'appreciation-and-growth': () => 3.5,
  'task-interdependence': () => 4,
};
const SUBJECTS = Object.keys(COURSE) as Subject[];

/** Pulses by their place, from 0. In the quiet ones everything is fine and nobody says a word. */
const isQuiet = (pulse: number) => pulse >= 13 && pulse <= 19;
const QUIET = 4.7;
/** In the holidays few are there. */
const AWAY: Record<number, number> = { 3: 0.4, 21: 0.4, 22: 0.3 };
const AWAY_USUALLY = 0.07;

/** Who leaves before a pulse, and who comes. */
const MOVES: Record<number, { leaves: number[]; comes: number[] }> = {
  5: { leaves: [2], comes: [] },
  7: { leaves: [], comes: [11] },
  11: { leaves: [7], comes: [12] },
  23: { leaves: [4], comes: [13] },
};

const VOICES: Record<number, { parts: Parts[]; replies: string[] }> = {
  2: {
    parts: [{ problem: 'The handover on Fridays eats the afternoon.', considered: '', proposal: '' }],
    replies: ['What would a good one look like?'],
  },
  6: {
    parts: [
      {
        problem: 'Plans change after we have agreed on them, and we hear of it in the corridor.',
        considered: 'A line in the channel when something changes.',
        proposal: 'I would write the first ones.',
      },
    ],
    replies: ['Yes. Let us do that from Monday.'],
  },
  9: {
    parts: [
      { problem: 'Whoever objects in the planning is asked to “take it offline”, and then nothing follows.', considered: '', proposal: '' },
      { problem: '', considered: 'Ten minutes for objections before a decision is final.', proposal: 'One of us keeps the list.' },
    ],
    replies: ['You are right, and I have done it myself. I will leave the ten minutes open from now on.'],
  },
  12: {
    parts: [{ problem: 'The ten minutes help. They are the first thing to go when time is short.', considered: '', proposal: '' }],
    replies: [],
  },
  23: {
    parts: [
      {
        problem: 'Three people know the billing system, and two of them are leaving.',
        considered: '',
        proposal: 'Pair on it every Wednesday.',
      },
    ],
    replies: ['Agreed, first on Wednesday.'],
  },
  25: {
    parts: [{ problem: 'New people get a laptop and no introduction.', considered: 'A partner for the first two weeks.', proposal: '' }],
    replies: [],
  },
};

/** One is kept, one is not, one is withdrawn, and one stands at the end. */
const PROMISES: Record<number, NonNullable<Chapter['promise']>> = {
  6: { ask: 'Say it when a plan that we agreed on changes.', expect: 'A line in the channel the same day, with the reason.', days: 40 },
  10: { ask: 'Object while it is still a proposal.', expect: 'Ten minutes for objections before every decision.', days: 26 },
  15: { ask: 'Write down what only you know.', expect: 'Half a day each month for it, kept free of meetings.', days: 40 },
  25: { ask: 'Show somebody new how you do one thing.', expect: 'A partner for the first two weeks of everybody who joins.', days: 30 },
};
const WITHDRAWN: Record<number, string> = { 16: 'The move to the new office takes those days. We come back to it in spring.' };
/** Of those who are asked about the first promise most say that it was kept; of the second, that it was so only in part, or not. */
const KEPT_UNTIL = 12;
const doneAt = (pulse: number, dice: Chance): Answer => {
  if (dice.uniform() < 0.1) return DONE['cant-tell'];
  if (pulse < KEPT_UNTIL) return dice.uniform() < 0.9 ? DONE.yes : DONE.partly;
  return dice.uniform() < 0.75 ? DONE.no : DONE.partly;
};

/** @returns who is in the team on the first day */
export const askedAtFirst = (): number[] => Array.from({ length: AT_FIRST }, (_, nth) => nth);

/** @returns `PULSES` chapters, oldest first */
export function story(seed: number): Chapter[] {
  const dice = chance(seed);
  // Apart, so that what is answered does not hang on what was promised.
  const luck = chance(seed + 1);
  const people = Array.from({ length: AT_FIRST + 3 }, () => viewsOf(dice));
  let asked = askedAtFirst();
  return Array.from({ length: PULSES }, (_, pulse): Chapter => {
    const { leaves = [], comes = [] } = MOVES[pulse] ?? {};
    asked = [...asked.filter((member) => !leaves.includes(member)), ...comes];
    const away = isQuiet(pulse) ? 0 : (AWAY[pulse] ?? AWAY_USUALLY);
    const there = asked.filter(() => dice.uniform() >= away);
    const said = VOICES[pulse] ?? { parts: [], replies: [] };
    const sheets = there.map((member, nth) => ({
      member,
      answers: answersOf(people[member]!, pulse, dice),
      done: doneAt(pulse, luck),
      // Whoever they are: among those who answer.
      voice: said.parts[nth] ?? null,
    }));
    return { asked, sheets, replies: said.replies, promise: PROMISES[pulse] ?? null, withdraws: WITHDRAWN[pulse] ?? null };
  });
}

type Views = Record<Subject, number>;

/** How far above or below the team somebody's own view of each subject lies: partly the same for all of them. */
function viewsOf(dice: Chance): Views {
  const own = 0.45 * dice.normal();
  return bySubject(() => own + 0.6 * dice.normal());
}

function answersOf(views: Views, pulse: number, dice: Chance): Sheet['answers'] {
  const share = pulse / (PULSES - 1);
  return bySubject((subject) => {
    if (dice.uniform() < 0.02 && !isQuiet(pulse)) return 0;
    const [level, noise] = isQuiet(pulse) ? [QUIET + 0.2 * views[subject], 0.3] : [COURSE[subject](share) + views[subject], 0.55];
    return Math.min(5, Math.max(1, Math.round(level + noise * dice.normal()))) as Answer;
  });
}

const bySubject = <T>(of: (subject: Subject) => T) =>
  Object.fromEntries(SUBJECTS.map((subject) => [subject, of(subject)])) as Record<Subject, T>;
