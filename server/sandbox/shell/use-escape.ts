// Escape closes what lies on top, wherever inside it the focus is.
import { useEffect, useEffectEvent, type RefObject } from 'preact/compat';

export function useEscape(box: RefObject<HTMLElement | null>, close: () => void): void {
  const press = useEffectEvent(({ key, defaultPrevented }: KeyboardEvent) => {
    if (key === 'Escape' && !defaultPrevented) close();
  });
  useEffect(() => {
    const element = box.current;
    element?.addEventListener('keydown', press);
    return () => element?.removeEventListener('keydown', press);
  }, [box]);
}
