// The host's side of the messages that teams-js 2.x exchanges with Teams and Outlook through `postMessage`.
import type { HostKind } from '../seat.ts';
import type { FramePlace } from './context.ts';
import { CLIENT_TYPE, runtimeOf } from './runtime.ts';

export interface DialogInfo {
  title?: string;
  url?: string;
  width?: number | string;
  height?: number | string;
}

/** What a configuration page saves: https://learn.microsoft.com/javascript/api/@microsoft/teams-js/pages.instanceconfig */
export interface TabSettings {
  entityId?: string;
  contentUrl: string;
  suggestedDisplayName?: string;
}

/** One iframe and what it may tell. */
export interface HostedFrame extends FramePlace {
  /** The page has started, or says that it can't. */
  onStart?: (started: boolean) => void;
  /** A dialog's page gives its result. */
  onResult?: (result: unknown) => void;
  onResize?: (size: { width?: number | string; height?: number | string }) => void;
  /** A configuration page may be saved, or may not yet. */
  onValidity?: (valid: boolean) => void;
  onSaved?: (saved: boolean) => void;
}

/** What the messages ask of the window. */
export interface HostWindow {
  host: HostKind;
  context: (frame: FramePlace) => object;
  theme: string;
  token: () => Promise<string>;
  /** Resolves when the dialog has gone, with what teams-js expects: `[error]` or `[null, result]`. */
  openDialog: (info: DialogInfo, opener: FramePlace) => Promise<unknown[]>;
  openLink: (url: string) => void;
  openPlace: (place: string) => void;
  settings: TabSettings;
  saveSettings: (settings: TabSettings) => void;
}

interface Attached {
  frame: HostedFrame;
  handlers: Set<string>;
}

interface Call {
  frame: HostedFrame;
  handlers: Set<string>;
  args: unknown[];
}

type Answer = unknown[] | undefined;
type Functions = Record<string, (call: Call) => Answer | Promise<Answer>>;

interface Message {
  id: number;
  uuidAsString?: string;
  func: string;
  args?: unknown[];
}

export class HostProtocol {
  #frames = new Map<MessageEventSource, Attached>();
  #window: HostWindow | undefined;

  /** From now on the messages are about this window. */
  bind(window: HostWindow): void {
    this.#window = window;
  }

  /** Lets a frame's page talk to the host. @returns how to end it */
  attach(source: Window, frame: HostedFrame): () => void {
    this.#frames.set(source, { frame, handlers: new Set() });
    return () => void this.#frames.delete(source);
  }

  /** @returns how to stop listening */
  listen(): () => void {
    const hear = (event: MessageEvent) => void this.#hear(event);
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }

  /** Tells every page that asked to be told. */
  tellTheme(): void {
    for (const [source, { handlers }] of this.#frames) if (handlers.has('themeChange')) tell(source, 'themeChange', [this.#window?.theme]);
  }

  /** Asks a configuration page to save itself. */
  askToSave(source: Window): void {
    tell(source, 'settings.save', [{}]);
  }

  /** Only frames that were attached are heard, and only while they show a page of ours. */
  async #hear({ source, origin, data }: MessageEvent): Promise<void> {
    const attached = source === null ? undefined : this.#frames.get(source);
    if (source === null || attached === undefined || this.#window === undefined || origin !== location.origin || !isMessage(data)) return;
    const { id, uuidAsString, func, args = [] } = data;
    const answer = await functionsOf(this.#window)[func]?.({ ...attached, args });
    if (answer !== undefined) source.postMessage({ id, uuidAsString, args: answer }, { targetOrigin: location.origin });
  }
}

const tell = (source: MessageEventSource, func: string, args: unknown[]) =>
  source.postMessage({ func, args }, { targetOrigin: location.origin });

const isMessage = (data: unknown): data is Message =>
  typeof data === 'object' && data !== null && 'func' in data && typeof data.func === 'string' && 'id' in data;

const silently = (act: (call: Call) => void) => (call: Call) => {
  act(call);
  return undefined;
};

/** Each function's answer is the `args` of the reply; none, no reply. */
const functionsOf = (window: HostWindow): Functions => ({
  initialize: ({ frame }) => [frame.frameContext, CLIENT_TYPE[window.host], runtimeOf(window.host), '2.58.0'],
  getContext: ({ frame }) => [window.context(frame)],
  registerHandler: silently(({ handlers, args }) => handlers.add(String(args[0]))),
  'authentication.getAuthToken': () =>
    window.token().then(
      (token) => [true, token],
      (error: unknown) => [false, error instanceof Error ? error.message : 'ServerError'],
    ),
  'appInitialization.success': silently(({ frame }) => frame.onStart?.(true)),
  'appInitialization.failure': silently(({ frame }) => frame.onStart?.(false)),
  'tasks.startTask': ({ frame, args }) => window.openDialog(args[0] as DialogInfo, frame),
  'tasks.completeTask': silently(({ frame, args }) => frame.onResult?.(args[0])),
  'tasks.updateTask': silently(({ frame, args }) => frame.onResize?.(args[0] as DialogInfo)),
  executeDeepLink: ({ args }) => {
    window.openLink(String(args[0]));
    return [true];
  },
  'pages.currentApp.navigateTo': ({ args }) => {
    window.openPlace((args[0] as { subPageId?: string }).subPageId ?? '');
    return [null];
  },
  'settings.getSettings': () => [window.settings],
  'settings.setSettings': ({ args }) => {
    window.saveSettings(args[0] as TabSettings);
    return [true];
  },
  'settings.setValidityState': silently(({ frame, args }) => frame.onValidity?.(args[0] === true)),
  'settings.save.success': silently(({ frame }) => frame.onSaved?.(true)),
  'settings.save.failure': silently(({ frame }) => frame.onSaved?.(false)),
});
