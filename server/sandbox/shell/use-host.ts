// Binds the messages of teams-js to the seat, the stage and the window.
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { Person, Stage } from '../stage.ts';
import { contextOf, themeName, type FramePlace } from './host/context.ts';
import { targetOf } from './host/link.ts';
import { HostProtocol, type DialogInfo } from './host/protocol.ts';
import type { Seat } from './seat.ts';
import { tokenOf } from './stage-client.ts';
import type { WindowView } from './use-window.ts';

interface Bindings {
  seat: Seat;
  stage: Stage;
  person: Person;
  view: WindowView;
}

export const Host = createContext<HostProtocol | undefined>(undefined);

export function useHostProtocol(): HostProtocol {
  const host = useContext(Host);
  if (host === undefined) throw new Error('a frame stands outside the window');
  return host;
}

/** @returns one protocol for the life of the page; what it says is always about the newest bindings */
export function useHost(bindings: Bindings): HostProtocol {
  const now = useRef(bindings);
  now.current = bindings;
  const [host] = useState(() => new HostProtocol(windowOf(() => now.current)));
  useEffect(() => host.listen(), [host]);
  useEffect(() => host.tellTheme(), [host, bindings.seat.theme]);
  return host;
}

const windowOf = (now: () => Bindings) => ({
  host: () => now().seat.host,
  context: (frame: FramePlace) => contextOf(frame, now().seat, now().person, now().stage),
  theme: () => themeName(now().seat.theme),
  token: () => tokenOf(now().person.id),
  openDialog: (info: DialogInfo, { place, inChannel }: FramePlace) =>
    new Promise<unknown[]>((done) => now().view.openDialog({ ...info, frameContext: 'task', place, inChannel, done })),
  openLink: (link: string) => follow(link, now().view),
  openPlace: (place: string) => now().view.show('app', place),
  settings: () => now().view.settings,
  saveSettings: (settings: WindowView['settings']) => now().view.saveSettings(settings),
});

/** Where the calendar stands on this page: focused when a link leads to Outlook's. */
export const WEEK_ID = 'week';

/** Opens a link of a card or of the tab as the host would. */
export function follow(link: string, view: Pick<WindowView, 'show'>): void {
  const target = targetOf(link);
  if (target.kind === 'tab') view.show('app', target.place);
  if (target.kind === 'calendar') document.getElementById(WEEK_ID)?.focus();
  if (target.kind === 'outside') open(target.url, '_blank', 'noopener,noreferrer');
}
