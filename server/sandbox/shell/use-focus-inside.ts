// The focus goes into what opens, and back to where it was when that closes.
import { useLayoutEffect, type RefObject } from 'preact/compat';

/** Looks where the focus is before the window behind becomes inert and lets go of it. */
export function useFocusInside(target: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    target.current?.focus();
    return () => {
      // What it goes back to may be inert until this change is drawn.
      requestAnimationFrame(() => {
        const page = document.querySelector('main');
        page?.setAttribute('tabindex', '-1');
        // Or it is gone: the button of a card that has changed meanwhile.
        if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
        else page?.focus();
      });
    };
  }, [target]);
}
