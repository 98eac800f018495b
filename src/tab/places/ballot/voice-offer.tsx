// A voice offered below the statements: folded, so that the ballot stays short.
import { useState } from 'preact/compat';
import type { Terms } from '#domain/pulse/terms';
import { firstName } from '#domain/pulse/person-name';
import { words } from '../../words.ts';
import { VoiceFields } from './voice-fields.tsx';
import type { Writing } from './voice-writing.ts';
import styles from './screen.module.css';

const t = words('ballot');

interface Props {
  terms: Terms;
  /** Questions with which to begin. */
  offered: readonly string[];
  names: string;
  writing: Writing;
  frozen: boolean;
}

export function VoiceOffer({ terms, offered, names, writing, frozen }: Props) {
  const [isBegun] = useState(writing.says);
  return (
    <div className="part">
      <details className={styles.voice} open={isBegun}>
        <summary>{t('voice.add')}</summary>
        <VoiceNote terms={terms} offered={offered} />
        <VoiceFields writing={writing} names={names} frozen={frozen} />
      </details>
    </div>
  );
}

export function VoiceNote({ terms: { floor, leaderName }, offered }: Pick<Props, 'terms' | 'offered'>) {
  return (
    <>
      <p className="quiet">{t('voice.text', { floor, leader: firstName(leaderName) })}</p>
      {offered.length > 0 && (
        <>
          <p className={`${styles.begin} quiet`}>{t('voice.begin')}</p>
          <ul className={styles.offered}>
            {offered.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
