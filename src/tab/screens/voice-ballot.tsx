// A voice offered below the statements: folded, so that the ballot stays short.
import { useState } from 'preact/compat';
import type { Terms } from '#domain/pulse/terms';
import { usePage } from '../page.tsx';
import { firstName } from '../person.ts';
import { VoiceFields } from './voice-fields.tsx';
import type { Writing } from './voice-writing.ts';

interface Props {
  terms: Terms;
  names: readonly string[];
  writing: Writing;
  frozen: boolean;
}

export function VoiceInBallot({ terms, names, writing, frozen }: Props) {
  const { t } = usePage();
  const [isBegun] = useState(writing.says);
  return (
    <div className="part">
      <details className="voice" open={isBegun}>
        <summary>{t('voice.add')}</summary>
        <VoiceNote terms={terms} />
        <VoiceFields writing={writing} names={names} frozen={frozen} />
      </details>
    </div>
  );
}

export function VoiceNote({ terms: { floor, leaderName } }: { terms: Terms }) {
  const { t } = usePage();
  return <p className="quiet">{t('voice.text', { floor, leader: firstName(leaderName) })}</p>;
}
