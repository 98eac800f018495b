// A year of one team's published reports, made up: where its pages show more than a sandbox of some days can.
import type { Route } from 'playwright-core';
import type { PulseSummary, PulseView } from '#contract/api';
import { DAY, type Instant, type ItemId, type PulseId, type TeamId } from '#domain/ids';
import type { PublishedReport, Report } from '#domain/report/report';
import { published } from '../unit/domain/reading/history.ts';
import { termsOf } from '../unit/domain/made-up.ts';

const ROLL = 14;
const PULSES = 27;
const NEWEST: Instant = Date.UTC(2026, 10, 10, 9);
/** Which statement is asked beside the core three: two of them in turn. */
const IN_TURN = ['help-in-time-1', 'mutual-expectations-1', 'relied-upon-1', 'follow-through-1', 'shared-direction-1'];
/** Fewer than five answered. */
const BELOW = 20;

/** How many of twelve agree: the rest disagrees or is undecided. */
const twelve = (agree: number): number[] => [
  0,
  Math.floor((12 - agree) / 2),
  Math.ceil((12 - agree) / 2),
  Math.ceil(agree / 2),
  Math.floor(agree / 2),
];

function agreeing(item: string, nth: number): number {
  const wobble = [0, 1, 0, -1][(nth * 7 + item.length) % 4]!;
  const isLast = nth === PULSES - 1;
  if (item === 'candour-1') return isLast ? 3 : 9 + wobble;
  if (item === 'ownership-1') return nth < 12 ? 4 + wobble : 9 + Math.abs(wobble);
  if (item === 'help-in-time-1') return isLast ? 10 : 5 + wobble;
  return (item === 'relying-1' ? 10 : 8) + wobble;
}

function itemsOf(nth: number): string[] {
  const turn = PULSES - 1 - nth;
  return ['relying-1', 'ownership-1', 'candour-1', ...[0, 1].map((more) => IN_TURN[(2 * turn + more) % IN_TURN.length]!)];
}

/** @returns oldest first, two weeks apart */
export function madeUpYear(team: TeamId): Report[] {
  return Array.from({ length: PULSES }, (_, nth): Report => {
    const opensAt = NEWEST - (PULSES - 1 - nth) * 14 * DAY;
    const items = itemsOf(nth) as ItemId[];
    const pulse = `year-${nth}`.padEnd(22, 'p') as PulseId;
    const terms = termsOf(0, { team, teamName: 'Harbour', pulse, items, roll: ROLL, opensAt, closesAt: opensAt + 3 * DAY });
    if (nth === BELOW) return { outcome: 'below-floor', terms };
    const said = items.map((item): PublishedReport['items'][number] => {
      // The last time it was asked most kept it to themselves.
      if (item === 'mutual-expectations-1' && nth > PULSES - 6) return { item, withheld: 'floor' };
      const answers = twelve(agreeing(item, nth));
      return { ...published(answers, terms.edge), item, ...(nth > 0 && { common: ROLL }) };
    });
    return { outcome: 'published', terms, ballots: 12, items: said };
  });
}

/** Every statement is agreed with by nearly all. */
export const contented = (reports: readonly Report[]): Report[] =>
  reports.map((report) =>
    report.outcome === 'published'
      ? { ...report, items: report.items.map(({ item }) => ({ ...published([0, 0, 1, 6, 5]), item, common: ROLL })) }
      : report,
  );

const summaryOf = ({ terms }: Report): PulseSummary => ({
  pulse: terms.pulse,
  team: terms.team,
  teamName: terms.teamName,
  phase: 'closed',
  opensAt: terms.opensAt,
  closesAt: terms.closesAt,
  asked: true,
  joinedTeams: 0,
});

const viewOf = ({ terms }: Report): PulseView => ({
  terms,
  phase: 'closed',
  asked: true,
  begun: false,
  turnout: 12,
  names: '',
  ballots: null,
  whys: null,
  prompt: null,
  newcomer: false,
});

/**
 * In the server's place, which has not had a year.
 * @param asked is told which reports are asked for, by their pulses
 */
export function answerFrom(reports: readonly Report[], route: Route, asked: string[] = []): Promise<void> {
  const [, pulse, of] = /\/pulses\/([^/]+)\/?(\w*)$/.exec(new URL(route.request().url()).pathname) ?? [];
  const found = reports.find(({ terms }) => terms.pulse === pulse);
  if (!found) return route.fulfill({ json: { pulses: reports.map(summaryOf).toReversed() } });
  if (of === 'report') asked.push(found.terms.pulse);
  if (of === 'report') return route.fulfill({ json: found });
  if (of === 'mirror') return route.fulfill({ json: { own: null, shown: [] } });
  if (of === 'voices') return route.fulfill({ json: { threads: [] } });
  return of === '' ? route.fulfill({ json: viewOf(found) }) : route.fulfill({ status: 503 });
}
