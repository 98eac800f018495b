// What a voice says: those of its three parts that say something.
import { PARTS, type Parts } from '#domain/ballot/voice';
import { words } from '../words.ts';

const t = words('ui');

export function VoiceParts({ parts }: { parts: Parts }) {
  return (
    <dl className="parts">
      {PARTS.filter((part) => parts[part] !== '').map((part) => (
        <div key={part}>
          <dt>{t(`voicePart.${part}`)}</dt>
          <dd className="written" dir="auto">
            {parts[part]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
