// What the shell shows of the product, asked over the product's own API by people who may.
import type { CadenceView, PulseSummary, PulseView } from '#contract/api';
import { isToCome } from '#domain/cadence/occurrence';
import type { Instant } from '#domain/ids';
import type { Report } from '#domain/report/report';
import type { Tokens } from '../entra/tokens.ts';
import type { PulseOnStage } from './stage.ts';
import type { World } from '../world/world.ts';

export async function look(
  world: World,
  tokens: Tokens,
  url: string,
): Promise<{ pulse: PulseOnStage | null; nextOpening: Instant | null }> {
  const admin = [...world.people.values()].find((person) => person.admin);
  if (admin === undefined) return { pulse: null, nextOpening: null };
  const token = await tokens.sso(admin);
  const get = async <T>(path: string): Promise<T | undefined> => {
    const reply = await fetch(url + path, { headers: { Authorization: `Bearer ${token}` } });
    return reply.ok ? ((await reply.json()) as T) : undefined;
  };
  const cadence = await get<CadenceView>(`/api/teams/${world.team.id}/cadence`);
  const newest = (await get<{ pulses: PulseSummary[] }>(`/api/teams/${world.team.id}/pulses`))?.pulses[0];
  const nextOpening = cadence?.paused === false ? (cadence.occurrences.find(isToCome)?.opensAt ?? null) : null;
  if (newest === undefined) return { pulse: null, nextOpening };
  const at = `/api/teams/${newest.team}/pulses/${newest.pulse}`;
  const view = await get<PulseView>(at);
  if (view === undefined) return { pulse: null, nextOpening };
  const report = view.phase === 'closed' ? await get<Report>(`${at}/report`) : undefined;
  const { terms, phase, turnout } = view;
  const { team, pulse, keyId: key, closesAt, roll } = terms;
  return { pulse: { team, pulse, key, phase, closesAt, roll, turnout, outcome: report?.outcome ?? null }, nextOpening };
}
