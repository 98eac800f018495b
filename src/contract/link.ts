// Where a link into the tab leads: carried as the host's subPageId, on cards and in notices.
import { KeyId, PulseId, TeamId } from '#domain/ids';

/**
 * `pulse`: answer it or see its result. `send`: the leader opens one now. The key is the card's, to be compared with the server's.
 * `who`, `council`, `kit`: who can see what, the page for a works council, and the conversation kit; about no team.
 */
export type TabLink =
  | { to: 'pulse'; team: TeamId; pulse: PulseId; key?: KeyId }
  | { to: 'send'; team: TeamId }
  | { to: 'cadence'; team: TeamId }
  | { to: 'who' | 'council' | 'kit' };

export function writeLink(place: TabLink): string {
  if (!('team' in place)) return place.to;
  const pulse = place.to === 'pulse' ? [place.pulse, ...(place.key === undefined ? [] : [place.key])] : [];
  return [place.to, place.team, ...pulse].join('.');
}

/** @returns the place, or `undefined` for a text that names none. */
export function readLink(text: string): TabLink | undefined {
  if (text === 'who' || text === 'council' || text === 'kit') return { to: text };
  const [to, rawTeam, rawPulse, rawKey] = text.split('.');
  const team = TeamId.safeParse(rawTeam).data;
  if (team === undefined) return undefined;
  if (to === 'send' || to === 'cadence') return { to, team };
  const pulse = PulseId.safeParse(rawPulse).data;
  if (to !== 'pulse' || pulse === undefined) return undefined;
  const key = KeyId.safeParse(rawKey).data;
  return key === undefined ? { to, team, pulse } : { to, team, pulse, key };
}
