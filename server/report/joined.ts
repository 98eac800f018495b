// Teams that were asked together, side by side, a page at a time: of each what its own people were told, and nothing else.
import pLimit from 'p-limit';
import type { PulseId, TeamId } from '#domain/ids';
import { joinedCells } from '#domain/reading/joined';
import type { Report } from '#domain/report/report';
import { Refusal } from '#contract/problem';
import type { JoinedPage, JoinedTeam } from '#contract/api';
import type { Pulses } from '../records/pulse.ts';
import type { JoinedPulse, Teams } from '../records/team.ts';

/** Of so many teams the reports up to this pulse are read for one page. */
const PAGE = 25;
const AT_ONCE = 8;

interface Dependencies {
  teams: Pick<Teams, 'read'>;
  pulses: Pick<Pulses, 'get' | 'read' | 'ofTeam'>;
}

export interface JoinedReports {
  /**
   * @param wanted the page after a team, and a part of their names
   * @param mayRead may the caller read this team's reports?
   * Refuses `unknown-pulse`, and `malformed` for a team that is not among them.
   */
  page(
    of: { team: TeamId; pulse: PulseId },
    wanted: { search?: string | undefined; after?: TeamId | undefined },
    mayRead: (team: TeamId) => Promise<boolean>,
  ): Promise<JoinedPage>;
}

interface Named extends JoinedPulse {
  name: string;
}

export function joinedReports({ teams, pulses }: Dependencies): JoinedReports {
  async function named(all: readonly JoinedPulse[]): Promise<Named[]> {
    const limit = pLimit(AT_ONCE);
    return Promise.all(all.map((one) => limit(async () => ({ ...one, name: (await teams.read(one.team))?.name ?? '' }))));
  }

  async function standingOf({ team, pulse }: JoinedPulse): Promise<Pick<JoinedTeam, 'standing' | 'cells'>> {
    const record = await pulses.read(pulse);
    if (record === undefined) return { standing: 'not-asked', cells: [] };
    const { report, terms } = record;
    if (report === null) return { standing: 'open', cells: [] };
    if (report.outcome !== 'published') return { standing: report.outcome, cells: [] };
    const before = (await pulses.ofTeam(team)).filter((one) => one.terms.closesAt < terms.closesAt);
    const earlier = before.flatMap((one): Report[] => (one.report === null ? [] : [one.report]));
    return { standing: 'published', cells: joinedCells([...earlier, report]) };
  }

  return {
    async page({ team, pulse }, { search = '', after }, mayRead) {
      const { joined, terms } = await pulses.get(team, pulse);
      const compare = new Intl.Collator(terms.language).compare;
      const part = search.toLocaleLowerCase(terms.language);
      const found = (await named([{ team, pulse }, ...joined]))
        .filter(({ name }) => name.toLocaleLowerCase(terms.language).includes(part))
        .toSorted((one, other) => compare(one.name, other.name) || compare(one.team, other.team));
      const from = after === undefined ? 0 : found.findIndex((one) => one.team === after) + 1;
      if (after !== undefined && from === 0) throw new Refusal('malformed');
      const shown = found.slice(from, from + PAGE);
      const limit = pLimit(AT_ONCE);
      const rows = shown.map((one) =>
        limit(async (): Promise<JoinedTeam> => {
          const { team: id, name } = one;
          const isReadable = await mayRead(id);
          return { team: id, name, ...(isReadable ? await standingOf(one) : { standing: 'not-yours', cells: [] }) };
        }),
      );
      const last = from + PAGE < found.length ? shown.at(-1) : undefined;
      return { teams: await Promise.all(rows), count: found.length, next: last?.team ?? null };
    },
  };
}
