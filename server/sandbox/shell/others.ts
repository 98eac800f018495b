// Answers in the name of the others, with the client code of the tab: a token and a real ballot for each, and a voice for two.
import { api, type PulseView } from '#contract/api';
import { PulseId, TeamId, TenantId, UserId } from '#domain/ids';
import type { Parts } from '#domain/ballot/voice';
import { callAsMember, failureCode } from '../../../src/tab/api-client.ts';
import { ballotCalls } from '../../../src/tab/voter/ballot-calls.ts';
import { openVoting, type Voting } from '../../../src/tab/voter/voting.ts';
import type { Person, Stage } from '../stage/stage.ts';
import { drawAnswers, drawLeanings, shuffled, type Leaning } from './answers.ts';
import { tokenOf } from './stage-client.ts';

const members = (stage: Stage): Person[] => stage.people.filter(({ member }) => member);

/** The newest pulse, as a member sees it; `undefined` before the first. */
export async function readPulse(stage: Stage): Promise<PulseView | undefined> {
  const [person] = members(stage);
  if (stage.pulse === null || person === undefined) return undefined;
  const params = { team: TeamId.parse(stage.pulse.team), pulse: PulseId.parse(stage.pulse.pulse) };
  return callAsMember(api.pulse, { params, token: () => tokenOf(person.id) });
}

/** The device's slot is the tab's, so that whoever sits down next finds the ballot where the tab would have left it. */
const votingOf = (person: Person, stage: Stage, view: PulseView): Promise<Voting> =>
  openVoting({
    api: ballotCalls(view, () => tokenOf(person.id)),
    storage: localStorage,
    member: { tenant: TenantId.parse(stage.tenant), user: UserId.parse(person.id) },
    terms: view.terms,
  });

/** Has this person's ballot been counted on this device? */
export async function hasCounted(person: Person, stage: Stage, view: PulseView): Promise<boolean> {
  return (await votingOf(person, stage, view)).state === 'done';
}

/**
 * One by one, in an order of its own each time, everyone who is asked and is not `except`. Who has answered already stays as is.
 * @param voices each said by one of those who can't be played
 * @param onEach called after each ballot
 * @throws {CallFailure} if the server can't be reached or the pulse has closed
 */
export async function letOthersAnswer(stage: Stage, except: string, voices: Parts[], onEach: () => Promise<void>): Promise<void> {
  const view = await readPulse(stage);
  if (view === undefined) return;
  const leanings = drawLeanings(view.terms);
  const others = members(stage).filter(({ id }) => id !== except);
  const unplayed = others.filter(({ playable }) => !playable);
  for (const person of shuffled(others)) {
    const voting = await votingOf(person, stage, view);
    await answerFor(voting, leanings);
    const words = voices[unplayed.indexOf(person)];
    if (words && voting.voice.state === 'signed') await voting.voice.castVoice(words);
    await onEach();
  }
}

async function answerFor(voting: Voting, leanings: readonly Leaning[]): Promise<void> {
  if (voting.state === 'done') return;
  try {
    await voting.cast(drawAnswers(leanings));
  } catch (thrown) {
    // Answered from another browser: theirs counts.
    if (!['already-counted', 'ballot-elsewhere'].includes(failureCode(thrown))) throw thrown;
  }
}
