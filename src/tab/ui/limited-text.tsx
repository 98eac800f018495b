// A text of limited length: how much room is left is said once little is.
import { useId, useLayoutEffect, useRef } from 'preact/compat';
import { words } from '../words.ts';

const t = words('ui');

interface Props {
  label: string;
  value: string;
  /** UTF-16 code units, as the browser and the server count. */
  max: number;
  /** Can be read and copied, not changed. */
  frozen: boolean;
  /** Takes the focus when it appears, because somebody has asked for it. */
  focused?: boolean;
  hint?: string;
  onWrite: (text: string) => void;
}

/** From this share of the room on. */
const LITTLE = 0.1;

export function LimitedText({ label, value, max, frozen, focused = false, hint, onWrite }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);
  const left = max - value.length;
  return (
    <div className="limited">
      <label className="t-strong" htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={field}
        className="field"
        id={id}
        rows={2}
        // An empty field begins at the page's side.
        dir={value === '' ? undefined : 'auto'}
        maxLength={max}
        placeholder={hint}
        value={value}
        readOnly={frozen}
        aria-describedby={`${id}-left`}
        onChange={(event) => onWrite(event.currentTarget.value)}
      />
      <p className="quiet t-cap" id={`${id}-left`} aria-live="polite">
        {left <= max * LITTLE && t('left', { count: left })}
      </p>
    </div>
  );
}
