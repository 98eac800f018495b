// Binds the messages of teams-js to the seat, the stage and the window.
import { createContext, useContext, useEffect, useLayoutEffect, useState } from 'preact/compat';
import type { Person, Stage } from '../stage/stage.ts';
import { contextOf, themeName, type FramePlace } from './host/context.ts';
import { targetOf } from './host/link.ts';
import { HostProtocol, type DialogInfo, type HostWindow } from './host/protocol.ts';
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
  const [host] = useState(() => new HostProtocol());
  useLayoutEffect(() => host.bind(windowOf(bindings)));
  useEffect(() => host.listen(), [host]);
  useEffect(() => host.tellTheme(), [host, bindings.seat.theme]);
  return host;
}

const windowOf = ({ seat, stage, person, view }: Bindings): HostWindow => ({
  host: seat.host,
  theme: themeName(seat.theme),
  settings: view.settings,
  context: (frame) => contextOf(frame, seat, person, stage),
  token: () => tokenOf(person.id),
  openDialog: (info: DialogInfo, { place, inChannel }: FramePlace) =>
    new Promise((done) => view.openDialog({ ...info, frameContext: 'task', place, inChannel, done })),
  openLink: (link) => follow(link, view),
  openPlace: (place) => view.show('app', place),
  saveSettings: view.saveSettings,
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
