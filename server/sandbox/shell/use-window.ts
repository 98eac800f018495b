// What the window shows: which room, at which place inside the tab, and what lies on top.
import { useCallback, useMemo, useState } from 'preact/compat';
import type { DialogInfo, TabSettings } from './host/protocol.ts';

/** `posts`: the channel. `channel-tab`: the tab pinned to it. `app`: the personal tab. */
export type Room = 'posts' | 'channel-tab' | 'app';

export interface OpenDialog extends DialogInfo {
  frameContext: 'task' | 'settings';
  place: string;
  inChannel: boolean;
  /** Called once with `[error]` or `[null, result]` when the dialog has gone. */
  done: (args: unknown[]) => void;
}

export interface WindowView {
  room: Room;
  place: string;
  /** Counts the ways in, so that a link to the page one is on leads there again. */
  visit: number;
  dialog: OpenDialog | undefined;
  settings: TabSettings;
  show: (room: Room, place?: string) => void;
  openDialog: (dialog: OpenDialog) => void;
  closeDialog: (args: unknown[]) => void;
  saveSettings: (settings: TabSettings) => void;
}

/** The tab as it is pinned to the channel before anybody configures it. */
const PINNED: TabSettings = { entityId: 'mutual', contentUrl: '/tab/index.html' };

export const DISMISSED = ['User cancelled/closed the task module.'];

export function useWindow(first: Room): WindowView {
  const [at, setAt] = useState({ room: first, place: '', visit: 0 });
  const [dialog, setDialog] = useState<OpenDialog>();
  const [settings, saveSettings] = useState(PINNED);

  const show = useCallback((room: Room, place = '') => setAt(({ visit }) => ({ room, place, visit: visit + 1 })), []);
  const closeDialog = useCallback(
    (args: unknown[]) => {
      setDialog(undefined);
      dialog?.done(args);
    },
    [dialog],
  );
  return useMemo(
    () => ({ ...at, dialog, settings, show, openDialog: setDialog, closeDialog, saveSettings }),
    [at, dialog, settings, show, closeDialog],
  );
}
