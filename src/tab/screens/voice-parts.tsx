// What a voice says: those of its three parts that say something.
import { PARTS, type Parts } from '#domain/ballot/voice';
import { usePage } from '../page.tsx';

export function VoiceParts({ parts }: { parts: Parts }) {
  const { t } = usePage();
  return (
    <dl className="parts">
      {PARTS.filter((part) => parts[part] !== '').map((part) => (
        <div key={part}>
          <dt>{t(`voice.part.${part}`)}</dt>
          <dd className="written" dir="auto">
            {parts[part]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
