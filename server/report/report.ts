// Closing: tally → disclosure → report, published once; then everything that could say more is scrubbed.
import pLimit from 'p-limit';
import { disclose } from '#domain/report/disclosure';
import type { Earlier } from '#domain/report/holding';
import { DAY, type Instant, type PulseId, type TeamId, type UserId } from '#domain/ids';
import { rollUpChanges } from '#domain/reading/roll-up-change';
import type { BulletinHead } from '#domain/ballot/bulletin';
import type { PulsePart, Report } from '#domain/report/report';
import { ROLLS_KEPT, ROLL_WEEKS } from '#domain/privacy/retention';
import { rollUp, type RollUp } from '#domain/report/roll-up';
import type { Tally } from '#domain/report/tally';
import { Refusal } from '#contract/problem';
import type { PulseRecord, Pulses } from '../records/pulse.ts';
import type { Rolls } from '../records/roll.ts';
import type { JoinedPulse, Teams } from '../records/team.ts';

/** Teams whose reports are read at the same time. */
const AT_ONCE = 8;
const ROLL_AGE_MS = ROLL_WEEKS * 7 * DAY;

interface Dependencies {
  teams: Teams;
  pulses: Pulses;
  rolls: Rolls;
  /** Takes no more ballots from here on, and counts. The same again if it is called again. */
  seal: (pulse: PulseId) => Promise<Tally>;
  /** Is there a box? */
  hasBox: (pulse: PulseId) => Promise<boolean>;
  /** Are there keys, and who has drawn? */
  hasCredentials: (pulse: PulseId) => Promise<boolean>;
  /** Told once of each pulse that is closed because a part of it is missing. */
  lost: (pulse: PulseId, missing: PulsePart) => void;
  /** How many credentials were drawn. */
  issued: (pulse: PulseId) => Promise<number>;
  /** Puts the bulletin (or nothing) in the place of tally and spent ids, for good. Who was counted never comes here. */
  publishBulletin: (pulse: PulseId, head: BulletinHead | null) => Promise<void>;
  /** Shows the voices, or destroys them, for good. */
  publishVoices: (pulse: PulseId, shown: boolean) => Promise<void>;
  /** Destroys the private key and the blinded hashes. */
  scrubCredentials: (pulse: PulseId) => Promise<void>;
}

export interface ReportRoom {
  /** Closes an open pulse of which a part is gone from the store, as one without a result: nobody could answer it, or nothing could be said. */
  closeIfLost(pulse: Readonly<PulseRecord>): Promise<void>;
  /** Publishes the report of a pulse, once. Until it is written, an interruption leaves everything as it was. */
  publish(pulse: Readonly<PulseRecord>): Promise<void>;
  /** After publication: the bulletin takes the place of tally and ids, voices are shown or destroyed, keys and hashes destroyed. May run again. */
  scrub(pulse: Readonly<PulseRecord>): Promise<void>;
  /** Once all teams that were asked together are closed: the sum of what each was told, written down so that reading it costs one read. */
  sumUp(pulse: Readonly<PulseRecord>): Promise<void>;
  /** Refuses `not-closed` while it is open, and `unknown-pulse`. */
  get(team: TeamId, pulse: PulseId): Promise<Report>;
  /** The teams that were asked together. `null` if there is no sum of them. Refuses `not-closed` and `unknown-pulse`. */
  rollUp(team: TeamId, pulse: PulseId): Promise<RollUp | null>;
}

export function reportRoom(dependencies: Dependencies): ReportRoom {
  const { teams, pulses, rolls, seal, issued, hasBox, hasCredentials, lost, publishBulletin, publishVoices, scrubCredentials } =
    dependencies;

  /** Below the floor there is none: its length would say how many answered. */
  async function head({ terms: { pulse, keyId, roll }, report }: PulseRecord): Promise<BulletinHead | null> {
    return report?.outcome === 'published' ? { keyId, roll, issued: await issued(pulse) } : null;
  }

  /** Reports that are out, with whom they were about, nobody if that is forgotten; oldest first. */
  async function earlier(reports: readonly Readonly<PulseRecord>[]): Promise<Earlier[]> {
    const found = await Promise.all(
      reports.map(async ({ report, terms }) => ({ report, roll: report ? await rolls.people(terms.pulse) : [] })),
    );
    return found.flatMap(({ report, roll }) => (report === null ? [] : [{ report, roll }]));
  }

  /** The reports of other teams of these people: groups that differ by a few must not be subtracted from each other. */
  async function others(team: TeamId, people: readonly UserId[]): Promise<Earlier[]> {
    const sharing = await rolls.sharing(people, team);
    const found = await Promise.all(
      sharing.map(async ({ pulse, people: roll }) => ({ report: (await pulses.read(pulse))?.report ?? null, roll })),
    );
    return found.flatMap(({ report, roll }) => (report === null ? [] : [{ report, roll }]));
  }

  /** The rolls of a team's last reports are kept, and all that are not old. */
  async function forgetRolls(all: readonly Readonly<PulseRecord>[], { terms: { closesAt: now } }: PulseRecord): Promise<void> {
    for (const { terms } of all.slice(0, -ROLLS_KEPT)) if (now - terms.closesAt > ROLL_AGE_MS) await rolls.remove(terms.pulse);
  }

  async function missingIn(pulse: PulseId): Promise<PulsePart | undefined> {
    if (!(await hasBox(pulse))) return 'box';
    if (!(await hasCredentials(pulse))) return 'credentials';
    return (await rolls.people(pulse)).length === 0 ? 'roll' : undefined;
  }

  /** @returns is it closed without a result, by this call or by another? What was scrubbed after closing is not missing. */
  async function closeIfLost({ terms }: Readonly<PulseRecord>): Promise<boolean> {
    const missing = await missingIn(terms.pulse);
    if (missing === undefined) return false;
    const isOurs = await close(terms.pulse, { outcome: 'lost', terms, missing });
    if (isOurs) lost(terms.pulse, missing);
    return true;
  }

  /** @returns false if it was closed before */
  const close = (pulse: PulseId, report: Report): Promise<boolean> =>
    pulses.change(pulse, (draft) => {
      if (draft.phase === 'closed') return false;
      Object.assign(draft, { phase: 'closed', report });
      draft.unplanned.push('closing');
      return true;
    });

  return {
    closeIfLost: async (record) => void (await closeIfLost(record)),

    async publish(record) {
      const { pulse, team } = record.terms;
      if (await closeIfLost(record)) return;
      // Counted first: whoever was faster and has scrubbed already has also closed it, and that is seen then.
      const tally = await seal(pulse);
      const all = await pulses.ofTeam(team);
      if (all.find(({ terms }) => terms.pulse === pulse)?.phase === 'closed') return;
      const roll = await rolls.people(pulse);
      const report = disclose({ tally, terms: record.terms, roll, earlier: await earlier(all), others: await others(team, roll) });
      await close(pulse, report);
      await forgetRolls(all, record);
    },

    async scrub(record) {
      const { pulse, team } = record.terms;
      await publishBulletin(pulse, await head(record));
      await publishVoices(pulse, record.report?.outcome === 'published');
      await scrubCredentials(pulse);
      // A team whose record is gone has nothing to be told.
      if ((await teams.read(team)) !== undefined)
        await teams.change(team, (draft) => {
          if (draft.pulse === pulse) draft.pulse = null;
        });
      await pulses.change(pulse, (draft) => void (draft.scrubbed = true));
    },

    async sumUp({ terms, report, joined }) {
      const parts = await Promise.all(joined.map((other) => partOf(other)));
      if (parts.includes('to come')) return;
      const reports = [report, ...parts.map((part) => (part === 'to come' ? null : part))];
      const limit = pLimit(AT_ONCE);
      const histories = await Promise.all([terms, ...joined].map(({ team }) => limit(() => historyOf(team, terms.closesAt))));
      await pulses.change(terms.pulse, (draft) => void (draft.rollUp = rollUp(reports, rollUpChanges(histories)) ?? null));
    },

    async rollUp(team, pulse) {
      const { report, rollUp: sum } = await pulses.get(team, pulse);
      if (report === null || sum === 'waiting') throw new Refusal('not-closed');
      return sum;
    },

    async get(team, pulse) {
      const { report } = await pulses.get(team, pulse);
      if (report === null) throw new Refusal('not-closed');
      return report;
    },
  };

  /** A team's reports up to a moment, oldest first. */
  async function historyOf(team: TeamId, until: Instant): Promise<Report[]> {
    const all = (await pulses.ofTeam(team)).filter(({ terms }) => terms.closesAt <= until);
    return all.flatMap(({ report }) => (report === null ? [] : [report]));
  }

  /** What a team's part in a sum is: its report, nothing because it has none, or not known yet. */
  async function partOf({ team, pulse }: JoinedPulse): Promise<Report | null | 'to come'> {
    const record = await pulses.read(pulse);
    if (record?.phase === 'open' || (record === undefined && (await teams.read(team))?.pulse === pulse)) return 'to come';
    return record?.report ?? null;
  }
}
