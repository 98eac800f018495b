// One thing to take away: as a file, or copied where the program around the page lets it save none.
import { useEffect, useRef, useState } from 'preact/compat';
import { words } from '../../words.ts';

const t = words('take-away');

interface Props {
  kind: 'table' | 'programs';
  /** Of the file. */
  name: string;
  type: 'text/csv' | 'application/json';
  text: string;
  copied: string;
}

export function File({ kind, name, type, text, copied }: Props) {
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle');
  const copy = () => {
    // In a page that may not write to the clipboard there is none.
    const writing = (navigator.clipboard as Clipboard | undefined)?.writeText(copied) ?? Promise.reject(new Error('no clipboard'));
    writing.then(
      () => setState('copied'),
      () => setState('by-hand'),
    );
  };
  return (
    <li>
      <h3 className="t-strong">{t(`${kind}.title`)}</h3>
      <p className="soft">{t(`${kind}.text`, { command: 'npx mutual figures FILE' })}</p>
      <div className="row">
        <a className="btn" href={useUrl(text, type)} download={name}>
          {t(`${kind}.save`)}
        </a>
        <button type="button" className="btn" onClick={copy}>
          {t(`${kind}.copy`)}
        </button>
        <span aria-live="polite">{state === 'copied' && t('copied')}</span>
      </div>
      {state === 'by-hand' && <ByHand text={copied} label={t(`${kind}.title`)} />}
    </li>
  );
}

/** Of a text that stays the same; lives as long as the page shows it. */
function useUrl(text: string, type: string): string {
  const [url] = useState(() => URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })));
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return url;
}

function ByHand({ text, label }: { text: string; label: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <>
      <p role="alert">{t('byHand')}</p>
      <textarea ref={field} className="field" dir="ltr" rows={4} readOnly value={text} aria-label={label} />
    </>
  );
}
