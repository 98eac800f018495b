// Closing: tally → disclosure → report, published once; then everything that could say more is scrubbed.
import { disclose } from '#domain/report/disclosure';
import { DAY, type Instant, type PulseId, type TeamId, type TenantId, type UserId } from '#domain/ids';
import type { BulletinHead } from '#domain/ballot/bulletin';
import type { Report } from '#domain/report/report';
import { ROLLS_KEPT, ROLL_WEEKS } from '#domain/privacy/retention';
import { rollUp, type RollUp } from '#domain/report/roll-up';
import type { Tally } from '#domain/report/tally';
import { Refusal } from '#contract/problem';
import { teamOrRefusal } from '../cadence/cadence.ts';
import { mustSee, type Caller, type Directory } from '../access/directory.ts';
import { recordOf } from '../pulse/pulse.ts';
import { teamKey, type PulseRecord, type TeamDocument, type Teams } from '../records/team.ts';

/** Takes no more ballots from here on, and counts. The same again if it is called again. */
type Seal = (pulse: PulseId) => Promise<Tally>;
/** Puts the bulletin (or nothing) in the place of tally and spent ids, for good. Who was counted never comes here. */
type PublishBulletin = (pulse: PulseId, head: BulletinHead | null) => Promise<void>;
/** Shows the voices, or destroys them, for good. */
type PublishVoices = (pulse: PulseId, shown: boolean) => Promise<void>;
/** How many credentials were drawn. */
type Issued = (pulse: PulseId) => Promise<number>;
/** Destroys the private key and the blinded hashes. */
type ScrubRoll = (pulse: PulseId) => Promise<void>;
/** What a report causes: the effects to be written with it. */
type PlanClosing = (record: PulseRecord) => TeamDocument['outbox'];

const ROLL_AGE = ROLL_WEEKS * 7 * DAY;

interface Needs {
  teams: Teams;
  directory: Directory;
  seal: Seal;
  issued: Issued;
  publishBulletin: PublishBulletin;
  publishVoices: PublishVoices;
  scrubRoll: ScrubRoll;
  plan: PlanClosing;
}

export type ReportRoom = ReturnType<typeof reports>;

export function reports({ teams, directory, seal, issued, publishBulletin, publishVoices, scrubRoll, plan }: Needs) {
  return {
    /** Publishes the report of a pulse, once. Until it is written, an interruption leaves everything as it was. */
    async publish(tenant: TenantId, team: TeamId, pulse: PulseId): Promise<void> {
      // Counted first: whoever was faster and has scrubbed already has also closed it, and that is seen then.
      const tally = await seal(pulse);
      const document = await teamOrRefusal(teams, tenant, team);
      const record = recordOf(document, pulse);
      if (record.phase === 'closed') return;
      const report = disclose({
        tally,
        terms: record.terms,
        roll: record.roll,
        earlier: earlier(document),
        others: await others(document, record.roll),
      });
      const effects = plan(record);
      await teams.change(teamKey(tenant, team), (draft) => {
        const own = recordOf(draft, pulse);
        if (own.phase === 'closed') return;
        own.phase = 'closed';
        own.report = report;
        draft.outbox = [...draft.outbox.filter((effect) => !(effect.kind === 'reminder' && effect.pulse === pulse)), ...effects];
        forgetRolls(draft, own.terms.closesAt);
      });
    },

    /** After publication: the bulletin takes the place of tally and ids, voices are shown or destroyed, keys and hashes destroyed. May run again. */
    async scrub(tenant: TenantId, team: TeamId, pulse: PulseId): Promise<void> {
      const record = recordOf(await teamOrRefusal(teams, tenant, team), pulse);
      if (record.phase !== 'closed' || record.scrubbed) return;
      await publishBulletin(pulse, await head(record));
      await publishVoices(pulse, record.report?.outcome === 'published');
      await scrubRoll(pulse);
      await teams.change(teamKey(tenant, team), (draft) => void (recordOf(draft, pulse).scrubbed = true));
    },

    /** Once all teams that were asked together are closed: the sum of what each was told, written down so that reading it costs one read. */
    async sumUp(tenant: TenantId, team: TeamId, pulse: PulseId): Promise<void> {
      const record = recordOf(await teamOrRefusal(teams, tenant, team), pulse);
      const others = await Promise.all(record.together.map((other) => teams.read(teamKey(tenant, other.team))));
      const places = record.together.map((other, nth) => placeOf(others[nth], other.pulse));
      if (places.includes('to come')) return;
      const reports = [record.report, ...places.map((place) => (place === 'to come' ? null : place))];
      await teams.change(teamKey(tenant, team), (draft) => void (recordOf(draft, pulse).rollUp = rollUp(reports) ?? null));
    },

    /** The teams that were asked together. `null` if there is no sum of them. Refuses what `get` refuses. */
    async together(tenant: TenantId, caller: Caller, team: TeamId, pulse: PulseId): Promise<RollUp | null> {
      const document = await teamOrRefusal(teams, tenant, team);
      await mustSee(directory, caller, team);
      const { report, rollUp: sum } = recordOf(document, pulse);
      if (report === null || sum === 'waiting') throw new Refusal('not-closed');
      return sum;
    },

    /** Refuses `not-closed` while it is open, beside the refusals of `unknown-team`, `not-in-team`, `unknown-pulse`. */
    async get(tenant: TenantId, caller: Caller, team: TeamId, pulse: PulseId): Promise<Report> {
      const document = await teamOrRefusal(teams, tenant, team);
      await mustSee(directory, caller, team);
      const { report } = recordOf(document, pulse);
      if (report === null) throw new Refusal('not-closed');
      return report;
    },
  };

  /** Below the floor there is none: its length would say how many answered. */
  async function head({ terms: { pulse, keyId, roll }, report }: PulseRecord): Promise<BulletinHead | null> {
    return report?.outcome === 'published' ? { keyId, roll, issued: await issued(pulse) } : null;
  }

  /** The reports of other teams of these people: groups that differ by a few must not be subtracted from each other. */
  async function others({ tenant, team }: TeamDocument, roll: readonly UserId[]) {
    const documents = await teams.sharing(tenant, roll);
    return documents.filter((document) => document.team !== team).flatMap(earlier);
  }
}

/** What a team's part in a sum is: its report, nothing because it has none, or not known yet. */
function placeOf(team: TeamDocument | undefined, pulse: PulseId): Report | null | 'to come' {
  const record = team?.pulses.find(({ terms }) => terms.pulse === pulse);
  if (record?.phase === 'open' || team?.opening?.terms.pulse === pulse) return 'to come';
  return record?.report ?? null;
}

function forgetRolls({ pulses }: TeamDocument, now: Instant): void {
  for (const old of pulses.slice(0, -ROLLS_KEPT)) if (now - old.terms.closesAt > ROLL_AGE) old.roll = [];
}

const earlier = (team: TeamDocument) =>
  team.pulses.flatMap(({ report, roll }) => (report === null || roll.length === 0 ? [] : [{ report, roll }]));
