// The three parts of a voice, each optional, and the warning before somebody is named.
import { personalIn } from '#domain/ballot/personal';
import { PART_MAX, PARTS } from '#domain/ballot/voice';
import { usePage } from '../page.tsx';
import { LimitedText } from '../ui/limited-text.tsx';
import { listed } from '../words.ts';
import type { Writing } from './voice-writing.ts';

interface Props {
  writing: Pick<Writing, 'parts' | 'write'>;
  /** Of the people in the team. */
  names: readonly string[];
  frozen: boolean;
  /** The first part takes the focus. */
  focused?: boolean;
}

export function VoiceFields({ writing: { parts, write }, names, frozen, focused = false }: Props) {
  const { t } = usePage();
  return (
    <>
      {PARTS.map((part, nth) => (
        <div key={part}>
          <LimitedText
            label={t(`voice.part.${part}`)}
            value={parts[part]}
            max={PART_MAX}
            frozen={frozen}
            focused={focused && nth === 0}
            onWrite={(text) => write(part, text)}
          />
          {!frozen && <Personal text={parts[part]} names={names} />}
        </div>
      ))}
    </>
  );
}

/** Warns and never blocks: only the person who writes knows what a name gives away. */
export function Personal({ text, names }: { text: string; names: readonly string[] }) {
  const { t } = usePage();
  const found = personalIn(text, names);
  const isContact = (trace: string) => /[@\d]/.test(trace);
  const kinds = [
    ['name', found.filter((trace) => !isContact(trace))],
    ['contact', found.filter(isContact)],
  ] as const;
  return (
    <div className="personal" aria-live="polite">
      {kinds.map(
        ([kind, traces]) =>
          traces.length > 0 && (
            <div key={kind} className="bar bar-warn">
              <i className="i i-warning" aria-hidden="true" />
              <p>
                <b className="t-strong">
                  {t(`voice.reads.${kind}`, {
                    found: listed(traces.map((trace) => t('voice.quoted', { text: trace }))),
                    count: traces.length,
                  })}
                </b>{' '}
                {t(`voice.gives.${kind}`)}
              </p>
            </div>
          ),
      )}
    </div>
  );
}
