// Keys on the ballot: 1 to 5 answer the statement that has focus, or the first open one, and move on; 0 is "rather not say".
import { useLayoutEffect, type RefObject } from 'preact/compat';
import type { Answer } from '#domain/ballot/ballot';

export function useAnswerKeys(
  form: RefObject<HTMLFormElement | null>,
  answer: (nth: number, value: Answer) => void,
  active: boolean,
): void {
  // Before the page is painted: the next key must not meet the answers as they were before this one.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!active || !/^[0-5]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isField(event.target) || form.current?.closest('[hidden]')) return;
      const sets = [...(form.current?.querySelectorAll('fieldset') ?? [])];
      const focused = event.target instanceof Element ? event.target.closest('fieldset') : null;
      const at = focused ? sets.indexOf(focused) : sets.findIndex((set) => set.querySelector(':checked') === null);
      // A question may have fewer answers than there are keys.
      if (at < 0 || !sets[at]?.querySelector(`[value='${event.key}']`)) return;
      event.preventDefault();
      answer(at, Number(event.key) as Answer);
      afterStatement(sets[at + 1], form.current)?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}

/** Where a digit is text, or chooses. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type=radio])'));

const afterStatement = (next: Element | undefined, form: Element | null): HTMLElement | null | undefined =>
  next?.querySelector<HTMLElement>(':checked') ??
  next?.querySelector<HTMLElement>('input') ??
  form?.querySelector<HTMLElement>('[type=submit]');
