// The table of contents: every endpoint that is called in somebody's name and the use case behind it, in the order in which a pulse flows.
import express, { type Application } from 'express';
import type { PulseId, TeamId, UserId } from '#domain/ids';
import { api } from '#contract/api';
import { Refusal } from '#contract/problem';
import { namesOf, type Directory } from '../access/directory.ts';
import type { Guard } from '../access/guard.ts';
import type { TeamList } from '../access/teams.ts';
import type { VerifyToken } from '../access/token.ts';
import type { BallotBox } from '../ballot/ballot-box.ts';
import type { CadenceRoom } from '../cadence/cadence.ts';
import type { CredentialRoom } from '../credential/credential.ts';
import type { FollowUpRoom } from '../follow-up/follow-up.ts';
import type { MirrorRoom } from '../mirror/mirror.ts';
import type { PromiseRoom } from '../promise/promise.ts';
import type { PulseRoom } from '../pulse/pulse.ts';
import type { Pulses } from '../records/pulse.ts';
import type { Rolls } from '../records/roll.ts';
import type { JoinedReports } from '../report/joined.ts';
import type { ReportRoom } from '../report/report.ts';
import { refuseOtherMethods } from './serve.ts';
import { memberServer } from './serve-member.ts';

export interface MemberRoutes extends BallotBox {
  verify: VerifyToken;
  guard: Guard;
  teamList: TeamList;
  directory: Directory;
  pulses: Pulses;
  rolls: Rolls;
  cadence: CadenceRoom;
  pulse: PulseRoom;
  credential: CredentialRoom;
  report: ReportRoom;
  joinedReports: JoinedReports;
  followUp: FollowUpRoom;
  promise: PromiseRoom;
  mirror: MirrorRoom;
  /** Where the ballot box is, if it is not in this process. */
  ballots: string | null;
}

export function bindMembers(app: Application, rooms: MemberRoutes): void {
  const { guard, teamList, directory, pulses, cadence, pulse, credential, voice, report, followUp, promise, mirror } = rooms;
  const router = express.Router();
  const serve = memberServer(router, rooms.verify, guard);

  serve(api.me, (caller) => teamList.me(caller));
  serve(api.teams, (_caller, { search, after }) => teamList.page(search ?? '', after));

  serve(api.cadence, (caller, { team }) => cadence.get(caller, team));
  serve(api.previewCadence, (caller, { team }, settings) => cadence.preview(caller, team, settings));
  serve(api.saveCadence, async (caller, { team }, settings) => {
    // Whoever asks other teams together with this one must govern these, too.
    for (const other of settings.joinedTeams) await guard(api.saveCadence.access, caller, { team: other });
    return cadence.save(caller, team, settings);
  });
  serve(api.pauseCadence, (caller, { team }, { paused, until }) => cadence.pause(caller, team, paused, until));
  serve(api.takeOverCadence, (caller, { team }) => cadence.takeOver(caller, team));
  serve(api.endCadence, (caller, { team }) => cadence.end(caller, team));
  serve(api.deliveries, (_caller, { team }) => followUp.deliveries(team));

  serve(api.pulses, async (caller) => pulse.list(await teamList.own(caller.user), caller.user));
  serve(api.teamPulses, ({ user }, { team }) => pulse.list([team], user));
  serve(api.nextItems, (_caller, { team }) => pulse.nextItems(team));
  serve(api.chooseNext, (_caller, { team }, { occurrence, items }) => pulse.chooseNext(team, occurrence, items));
  serve(api.openPulse, ({ user }, { team }, request) => pulse.openNow(team, user, request));
  serve(api.pulse, ({ user }, at) => pulseView(rooms, user, at));

  serve(api.credential, async ({ user }, { team, pulse: id }, blinded) => {
    const { phase } = await pulses.get(team, id);
    if (phase === 'closed') throw new Refusal('pulse-closed');
    return credential.sign(id, user, blinded);
  });

  serve(api.report, (_caller, { team, pulse: id }) => report.get(team, id));
  serve(api.rollUp, async (_caller, { team, pulse: id }) => ({ rollUp: await report.rollUp(team, id) }));
  serve(api.joinedTeams, (caller, { team, pulse: id, ...wanted }) =>
    rooms.joinedReports.page({ team, pulse: id }, wanted, (other) => may(guard(api.report.access, caller, { team: other }))),
  );
  serve(api.voices, async (_caller, { team, pulse: id }) => {
    await pulses.get(team, id);
    return { threads: await voice.list(id) };
  });
  serve(api.reply, async (_caller, { team, pulse: id, thread }, { text }) => {
    await pulses.get(team, id);
    await voice.reply(id, thread, text);
  });
  serve(api.conversation, async ({ user }, { team, pulse: id, invited }) => {
    const leads = (await directory.roleOf(user, team)) === 'owner';
    return followUp.conversation.get(team, id, leads ? user : null, invited);
  });
  serve(api.confirmConversation, ({ user }, { team, pulse: id }, wish) => followUp.conversation.confirm(team, id, user, wish));
  serve(api.cancelConversation, ({ user }, { team, pulse: id }) => followUp.conversation.cancel(team, id, user));
  serve(api.promises, async ({ user }, { team, pulse: id }) => promise.get(team, id, (await directory.roleOf(user, team)) === 'owner'));
  serve(api.makePromise, (_caller, { team, pulse: id }, asked) => promise.make(team, id, asked));
  serve(api.withdrawPromise, (_caller, { team, pulse: id }, which) => promise.withdraw(team, id, which));
  serve(api.mirrors, ({ user }, { team, pulse: id }) => mirror.get(user, team, id));
  serve(api.answerMirror, ({ user }, { team, pulse: id }, input) => mirror.answer(user, team, id, input));
  serve(api.actions, async ({ user }, { team, pulse: id }) => {
    return followUp.actions.get(team, id, (await directory.roleOf(user, team)) === 'owner');
  });
  serve(api.chooseAction, ({ user }, { team, pulse: id }, wish) => followUp.actions.choose(team, id, user, wish));
  serve(api.cancelAction, (_caller, { team, pulse: id }, { round }) => followUp.actions.cancel(team, id, round));
  refuseOtherMethods(
    router,
    Object.values(api).filter(({ audience }) => audience === 'member'),
  );
  app.use(router);
}

/** Refused is that somebody may not; anything else may pass. */
const may = (asked: Promise<void>): Promise<boolean> =>
  asked.then(
    () => true,
    (error: unknown) => {
      if (error instanceof Refusal) return false;
      throw error;
    },
  );

/** The one place where "has begun" and "how many are counted" meet: each known to its own room, neither to the other. */
async function pulseView(
  { directory, pulses, rolls, credential, ballot, ballots }: MemberRoutes,
  user: UserId,
  at: { team: TeamId; pulse: PulseId },
) {
  const { terms, phase, report, choice } = await pulses.get(at.team, at.pulse);
  const asked = await rolls.has(at.pulse, user);
  const previous = choice?.previous ?? null;
  return {
    terms,
    phase,
    whys: choice?.whys ?? null,
    prompt: choice?.prompt ?? null,
    asked,
    newcomer: asked && phase === 'open' && previous !== null && !(await rolls.has(previous, user)),
    begun: phase === 'open' && (await credential.hasDrawn(at.pulse, user)),
    ballots,
    names: namesOf(await directory.members(at.team)),
    turnout: report === null ? await ballot.turnout(at.pulse) : report.outcome === 'published' ? report.ballots : ('few' as const),
  };
}
