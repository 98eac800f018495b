// The three parts of a voice, each optional, with a warning before somebody is named.
import { PART_MAX, PARTS } from '#domain/ballot/voice';
import { LimitedText } from '../../ui/limited-text.tsx';
import { PersonalWarning } from '../../ui/personal-warning.tsx';
import { words } from '../../words.ts';
import type { Writing } from './voice-writing.ts';

const t = words('ui');

interface Props {
  writing: Pick<Writing, 'parts' | 'write'>;
  /** Of the people in the team. */
  names: string;
  frozen: boolean;
  /** The first part takes the focus. */
  focused?: boolean;
}

export function VoiceFields({ writing: { parts, write }, names, frozen, focused = false }: Props) {
  return (
    <>
      {PARTS.map((part, nth) => (
        <div key={part}>
          <LimitedText
            label={t(`voicePart.${part}`)}
            value={parts[part]}
            max={PART_MAX}
            frozen={frozen}
            focused={focused && nth === 0}
            onWrite={(text) => write(part, text)}
          />
          {!frozen && <PersonalWarning text={parts[part]} names={names} />}
        </div>
      ))}
    </>
  );
}
