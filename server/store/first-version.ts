// What the first version stored: a team with its pulses, rolls and effects in one document. Split here into records of today.
import * as z from 'zod/mini';
import { CAUSES as EVERY_CAUSE, GROUP_MOST, type Cause } from '../records/effects.ts';

type Json = Readonly<Record<string, unknown>>;

const VERSION = { version: 1 };

/** Version 1 of a part of the store. */
export interface Piece {
  part: 'teams' | 'pulses' | 'rolls' | 'effects';
  key: string;
  content: Json;
}

const Rules = z.looseObject({
  reminders: z.unknown(),
  floor: z.unknown(),
  edge: z.unknown(),
  guests: z.unknown(),
  language: z.unknown(),
  timeZone: z.unknown(),
});
const Settings = z.extend(Rules, {
  everyWeeks: z.unknown(),
  weekday: z.unknown(),
  time: z.unknown(),
  workingDays: z.unknown(),
  closingTime: z.unknown(),
  length: z.unknown(),
  together: z.optional(z.array(z.unknown())),
});
const Pulse = z.looseObject({
  terms: z.looseObject({ pulse: z.string() }),
  roll: z.array(z.unknown()),
  done: z.int(),
  together: z.array(z.unknown()),
});
const Outbox = z.looseObject({ pulse: z.string(), kind: z.string(), key: z.string() });

/** Only what has to be read to split it; the records that come of it are read by their own schemas. */
const FirstTeam = z.looseObject({
  tenant: z.string(),
  team: z.string(),
  cadence: z.nullable(z.looseObject({ settings: Settings })),
  opening: z.nullable(
    z.looseObject({
      terms: z.looseObject({ pulse: z.string(), items: z.unknown(), opensAt: z.unknown(), closesAt: z.unknown() }),
      roll: z.array(z.unknown()),
      rules: Rules,
      together: z.unknown(),
    }),
  ),
  pulses: z.array(Pulse),
  outbox: z.array(Outbox),
});
type FirstTeam = z.infer<typeof FirstTeam>;

/** @returns `undefined` if it is no team of the first version */
export function splitTeam(key: string, stored: object): Piece[] | undefined {
  if ('version' in stored) return undefined;
  const { data } = FirstTeam.safeParse(stored);
  return (
    data && [
      ...data.pulses.flatMap((pulse) => pulsePieces(data, pulse)),
      ...openingPieces(data),
      { part: 'teams', key, content: teamOf(data) },
    ]
  );
}

function teamOf(team: FirstTeam): Json {
  const { cadence, opening, pulses } = team;
  const settings = cadence?.settings;
  const open = pulses.find(({ phase }) => phase === 'open');
  return {
    ...VERSION,
    ...without(team, 'pulses', 'outbox'),
    cadence: cadence && settings ? { ...cadence, settings: cadenceOf(settings) } : null,
    policy: settings ? { length: settings.length, ...without(policyOf(settings), 'timeZone') } : FIRST_POLICY,
    joinedTeams: settings?.together ?? [],
    pulse: opening?.terms.pulse ?? open?.terms.pulse ?? null,
    opening: opening && {
      pulse: opening.terms.pulse,
      occurrence: null,
      shared: { items: opening.terms.items, opensAt: opening.terms.opensAt, closesAt: opening.terms.closesAt },
      policy: policyOf(opening.rules),
      joined: opening.together,
    },
  };
}

/** The policy of a team that had none, whatever the defaults of today are. */
const FIRST_POLICY = { length: 4, reminders: 2, floor: 5, edge: 2, guests: false, language: 'en' };

const cadenceOf = ({ everyWeeks, weekday, time, timeZone, workingDays, closingTime }: z.infer<typeof Settings>): Json => ({
  recurrence: { rhythm: 'weekly', every: everyWeeks, weekday },
  time,
  timeZone,
  workingDays,
  closingTime,
});

const policyOf = ({ reminders, floor, edge, guests, language, timeZone }: z.infer<typeof Rules>) => ({
  reminders,
  floor,
  edge,
  guests,
  language,
  timeZone,
});

function pulsePieces(team: FirstTeam, pulse: FirstTeam['pulses'][number]): Piece[] {
  const { roll, done, together, ...kept } = pulse;
  const key = pulse.terms.pulse;
  return [
    { part: 'pulses', key, content: { ...VERSION, tenant: team.tenant, ...kept, reminders: 0, unplanned: [], joined: together } },
    ...(roll.length > 0 ? [rollPiece(team, key, roll)] : []),
    ...effectPieces(team, key, done),
  ];
}

const openingPieces = (team: FirstTeam): Piece[] => (team.opening ? [rollPiece(team, team.opening.terms.pulse, team.opening.roll)] : []);

const rollPiece = ({ tenant, team }: Pick<FirstTeam, 'tenant' | 'team'>, pulse: string, people: unknown[]): Piece => ({
  part: 'rolls',
  key: pulse,
  content: { ...VERSION, tenant, team, pulse, people },
});

const CAUSES: Readonly<Record<string, Cause>> = {
  announcement: 'opening',
  notice: 'opening',
  reminder: 'opening',
  result: 'closing',
  'result-notice': 'closing',
  conversation: 'conversation',
};

/** How many were done is known of all together; it stands with those of the opening. */
function effectPieces({ tenant, team, outbox }: FirstTeam, pulse: string, done: number): Piece[] {
  const own = outbox.filter((effect) => effect.pulse === pulse);
  return EVERY_CAUSE.flatMap((cause) => {
    const effects = own.filter(({ kind }) => CAUSES[kind] === cause).map((effect, nth) => ({ ...without(effect, 'pulse', 'key'), nth }));
    const before = cause === 'opening' ? done : 0;
    const groups = Array.from({ length: Math.ceil(effects.length / GROUP_MOST) || (before > 0 ? 1 : 0) }, (_, nth) =>
      effects.slice(nth * GROUP_MOST, (nth + 1) * GROUP_MOST),
    );
    return groups.map((some, nth): Piece => ({
      part: 'effects',
      key: `${pulse}.${cause}.${nth}`,
      content: { ...VERSION, tenant, team, pulse, cause, planned: some.length + (nth === 0 ? before : 0), effects: some },
    }));
  });
}

const without = (from: Json, ...names: string[]): Json =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name)));
