// The table of contents: every endpoint that is called in somebody's name and the use case behind it, in the order in which a pulse flows.
import express, { type Application } from 'express';
import type { PulseId, TeamId, TenantId } from '#domain/ids';
import { api } from '#contract/api';
import { Refusal } from '#contract/problem';
import type { BallotBox } from '../ballot/ballot-box.ts';
import type { CadenceRoom } from '../cadence/cadence.ts';
import type { CredentialRoom } from '../credential/credential.ts';
import { mustLead, roleIn, type Caller, type Directory } from '../access/directory.ts';
import type { FollowUpRoom } from '../follow-up/follow-up.ts';
import { refuseOtherMethods, serveMember } from './serve.ts';
import type { Verify } from '../microsoft/entra.ts';
import { teamsOf, type PulseRoom } from '../pulse/pulse.ts';
import type { ReportRoom } from '../report/report.ts';
import type { Teams } from '../records/team.ts';

export interface Rooms extends BallotBox {
  tenant: TenantId;
  verify: Verify;
  teams: Teams;
  directory: Directory;
  cadence: CadenceRoom;
  pulse: PulseRoom;
  credential: CredentialRoom;
  report: ReportRoom;
  followUp: FollowUpRoom;
  /** Where the ballot box is, if it is not in this process. */
  ballots: string | null;
}

export function bindMembers(app: Application, rooms: Rooms): void {
  const { tenant, verify, directory, cadence, pulse, credential, voice, report, followUp } = rooms;
  const router = express.Router();
  serveMember(router, verify, api.me, (caller) => me(rooms, caller));

  serveMember(router, verify, api.cadence, (caller, { team }) => cadence.get(tenant, caller, team));
  serveMember(router, verify, api.previewCadence, (caller, { team }, settings) => cadence.preview(tenant, caller, team, settings));
  serveMember(router, verify, api.saveCadence, (caller, { team }, settings) => cadence.save(tenant, caller, team, settings));
  serveMember(router, verify, api.deliveries, (caller, { team }) => followUp.deliveries(tenant, caller, team));

  serveMember(router, verify, api.pulses, (caller) => pulse.list(tenant, caller));
  serveMember(router, verify, api.openPulse, (caller, { team }, wish) => pulse.openNow(tenant, caller, team, wish));
  serveMember(router, verify, api.pulse, (caller, at) => pulseView(rooms, caller, at));

  serveMember(router, verify, api.credential, async (caller, { team, pulse: id }, blinded) => {
    const { phase } = await pulse.get(tenant, caller, team, id);
    if (phase === 'closed') throw new Refusal('pulse-closed');
    return credential.sign(id, caller.user, blinded);
  });

  serveMember(router, verify, api.report, (caller, { team, pulse: id }) => report.get(tenant, caller, team, id));
  serveMember(router, verify, api.together, async (caller, { team, pulse: id }) => ({
    rollUp: await report.together(tenant, caller, team, id),
  }));
  serveMember(router, verify, api.voices, async (caller, { team, pulse: id }) => {
    await pulse.get(tenant, caller, team, id);
    return { threads: await voice.list(id) };
  });
  serveMember(router, verify, api.reply, async (caller, { team, pulse: id, thread }, { text }) => {
    await pulse.get(tenant, caller, team, id);
    await mustLead(directory, caller, team);
    await voice.reply(id, thread, text);
  });
  serveMember(router, verify, api.conversation, (caller, { team, pulse: id }) => followUp.conversation(tenant, caller, team, id));
  serveMember(router, verify, api.confirmConversation, (caller, { team, pulse: id }, { start }) =>
    followUp.confirm(tenant, caller, team, id, start),
  );
  refuseOtherMethods(
    router,
    Object.values(api).filter(({ audience }) => audience === 'member'),
  );
  app.use(router);
}

async function me({ tenant, teams, directory }: Rooms, caller: Caller) {
  const documents = await teamsOf(teams, directory, tenant, caller);
  const views = documents.map(async ({ team, name }) => {
    const leads = (await roleIn(directory, caller, team)) === 'owner';
    return { id: team, name, leads, governs: leads || caller.admin };
  });
  return { user: caller.user, admin: caller.admin, teams: await Promise.all(views) };
}

/** The one place where "has begun" and "how many are counted" meet: each known to its own room, neither to the other. */
async function pulseView(
  { tenant, directory, pulse, credential, ballot, ballots }: Rooms,
  caller: Caller,
  at: { team: TeamId; pulse: PulseId },
) {
  const { terms, phase, roll, report } = await pulse.get(tenant, caller, at.team, at.pulse);
  return {
    terms,
    phase,
    asked: roll.includes(caller.user),
    begun: phase === 'open' && (await credential.hasDrawn(at.pulse, caller.user)),
    ballots,
    names: (await directory.members(at.team)).map(({ name }) => name),
    turnout: report === null ? await ballot.turnout(at.pulse) : report.outcome === 'published' ? report.ballots : ('few' as const),
  };
}
