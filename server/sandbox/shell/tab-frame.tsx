// An iframe with a page of the tab, connected to the host before the page can speak.
import { useLayoutEffect, useRef, useState } from 'react';
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
  const latest = useRef(frame);
  latest.current = frame;
  const host = useHostProtocol();

  useLayoutEffect(() => {
    const page = element.current?.contentWindow;
    if (!page) return;
    const { frameContext, place, inChannel } = latest.current;
    return host.attach(page, {
      frameContext,
      place,
      inChannel,
      onStart: setStarted,
      onResult: (result) => latest.current.onResult?.(result),
      onResize: (size) => latest.current.onResize?.(size),
      onValidity: (valid) => latest.current.onValidity?.(valid),
      onSaved: (saved) => latest.current.onSaved?.(saved),
    });
  }, [host]);

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
