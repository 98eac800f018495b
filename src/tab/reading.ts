// The way to a page about the program and back: what was there stays as it was, a half-answered ballot too.
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/compat';
import type { TabLink } from '#contract/link';

/** `who`: who can see what. `council`: the page for a works council. `kit`: the conversation kit. */
export type Reading = Exclude<TabLink, { team: unknown }>['to'];

export const readingAt = (link: TabLink | undefined): Reading | undefined => (link && !('team' in link) ? link.to : undefined);

export interface Way {
  at: Reading | undefined;
  go: (to: Reading) => void;
  back: () => void;
}

/** Where the page stood is found again, and so is what had the focus. */
export function useWay(first: Reading | undefined): Way {
  const [at, setAt] = useState(first);
  const left = useRef<{ scroll: number; focus: Element | null }>(undefined);
  const go = useCallback((to: Reading) => {
    left.current ??= { scroll: scrollY, focus: document.activeElement };
    setAt(to);
  }, []);
  const back = useCallback(() => setAt(undefined), []);
  useLayoutEffect(() => {
    const { scroll = 0, focus } = (at === undefined && left.current) || {};
    scrollTo({ top: scroll, behavior: 'instant' });
    if (focus instanceof HTMLElement) focus.focus({ preventScroll: true });
    if (at === undefined) left.current = undefined;
  }, [at]);
  return { at, go, back };
}
