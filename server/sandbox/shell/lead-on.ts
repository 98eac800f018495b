// Does what lies before a later step of the guide, in the names of those who would: for whoever wants to begin further on.
import { api } from '#contract/api';
import type { Parts } from '#domain/ballot/voice';
import { DEFAULT_CADENCE } from '#domain/cadence/cadence';
import { TeamId, type Language } from '#domain/ids';
import { DEFAULT_POLICY } from '#domain/policy/policy';
import { callAsMember } from '../../../src/tab/api-client.ts';
import type { Stage } from '../stage/stage.ts';
import { letOthersAnswer } from './others.ts';
import { moveClock, readStage, tokenOf } from './stage-client.ts';
import { adminOf, type Step } from './steps.ts';

interface Meanwhile {
  language: Language;
  voices: Parts[];
  onEach: () => Promise<void>;
}

/**
 * Nothing is done twice: only what is missing between the two steps.
 * @returns the stage as it is then
 * @throws {CallFailure} if the server can't be reached
 */
export async function leadOn(stage: Stage, from: Step, to: Step, { language, voices, onEach }: Meanwhile): Promise<Stage> {
  let now = stage;
  if (from < 2 && to >= 2) {
    await setUsualCadence(now, language);
    now = await readStage();
  }
  if (from < 3 && to >= 3) now = await moveClock('opening');
  if (from < 5 && to >= 4) {
    await letOthersAnswer(now, '', voices, onEach);
    now = await readStage();
  }
  return to === 5 && from < 5 ? moveClock('closing') : now;
}

/** What the admin's form proposes; a cadence that is paused goes on as it is. */
async function setUsualCadence(stage: Stage, language: Language): Promise<void> {
  const admin = adminOf(stage);
  if (admin === undefined) return;
  const as = { params: { team: TeamId.parse(stage.team.id) }, token: () => tokenOf(admin.id) };
  const { settings } = await callAsMember(api.cadence, as);
  if (settings) await callAsMember(api.pauseCadence, { ...as, body: { paused: false } });
  const cadence = { ...DEFAULT_CADENCE, timeZone: stage.timeZone };
  if (!settings)
    await callAsMember(api.saveCadence, { ...as, body: { cadence, policy: { ...DEFAULT_POLICY, language }, joinedTeams: [] } });
}
