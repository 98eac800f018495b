// The focus goes into what opens, and back to where it was when that closes.
import { useLayoutEffect, type RefObject } from 'preact/compat';

/** Looks where the focus is before the window behind becomes inert and lets go of it. */
export function useFocusInside(target: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    target.current?.focus();
    return () => {
      // What it goes back to may be inert until this change is drawn.
      if (before instanceof HTMLElement) requestAnimationFrame(() => before.focus());
    };
  }, [target]);
}
