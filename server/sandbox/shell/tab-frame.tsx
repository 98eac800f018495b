// An iframe with a page of the tab, connected to the host before the page can speak.
import { useCallback, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'preact/compat';
import type { HostedFrame } from './host/protocol.ts';
import { useHostProtocol } from './use-host.ts';
import { useWords } from './words.ts';

interface TabFrameProps {
  src: string;
  title: string;
  frame: HostedFrame;
  /** Escape was pressed inside the page and the page had no use for it. */
  onEscape?: () => void;
}

/** Give it a `key` of everything that the page can't be told later: person, host, language, place. */
export function TabFrame({ src, title, frame, onEscape }: TabFrameProps) {
  const { t } = useWords();
  const element = useRef<HTMLIFrameElement>(null);
  const [started, setStarted] = useState<boolean>();
  const [loaded, setLoaded] = useState(false);
  const start = useCallback((hasStarted: boolean) => {
    setStarted(hasStarted);
    if (hasStarted && mayTakeFocus()) element.current?.focus({ preventScroll: true });
  }, []);
  useConnection(element, frame, start);

  const load = () => {
    setLoaded(true);
    element.current?.contentWindow?.addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (key === 'Escape' && !defaultPrevented) onEscape?.();
    });
  };

  return (
    <div className="tab-frame">
      {!loaded && (
        <p className="tab-starts" role="status">
          {t('window.tabStarts')}
        </p>
      )}
      {started === false && <p className="tab-failed">{t('window.tabFailed')}</p>}
      <iframe ref={element} src={src} title={title} allow="clipboard-write" onLoad={load} />
    </div>
  );
}

/** As in Teams, keys go to the page that has been opened; not while somebody types, and not from the guide, the desk, the people and the panel beside it. */
const mayTakeFocus = () =>
  document.activeElement?.closest('input, textarea, select, [contenteditable], .desk, .who, .guide, .side') === null;

/** A frame's window is there before its page is, and stays the same when the page comes. */
function useConnection(element: RefObject<HTMLIFrameElement | null>, frame: HostedFrame, onStart: (started: boolean) => void): void {
  const host = useHostProtocol();
  const onResult = useEffectEvent((result: unknown) => frame.onResult?.(result));
  const onResize = useEffectEvent((size: Parameters<NonNullable<HostedFrame['onResize']>>[0]) => frame.onResize?.(size));
  const onValidity = useEffectEvent((valid: boolean) => frame.onValidity?.(valid));
  const onSaved = useEffectEvent((saved: boolean) => frame.onSaved?.(saved));
  const { frameContext, place, inChannel } = frame;
  useLayoutEffect(() => {
    const page = element.current?.contentWindow;
    if (page) return host.attach(page, { frameContext, place, inChannel, onStart, onResult, onResize, onValidity, onSaved });
    return undefined;
  }, [host, element, frameContext, place, inChannel, onStart]);
}
