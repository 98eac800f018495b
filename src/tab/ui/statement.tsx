// A statement and its answers: native radios, in a row as long as the labels fit, "rather not say" apart.
import { useId, type ReactNode } from 'preact/compat';
import type { Answer } from '#domain/ballot/ballot';
import { words } from '../words.ts';
import styles from './statement.module.css';

const t = words('ui');

interface Props {
  name: string;
  text: string;
  given: Answer | null;
  frozen: boolean;
  onAnswer: (value: Answer) => void;
  /** What the answers 1, 2, … are called, if it is no statement to agree with. */
  labels?: readonly string[];
  /** What it is about, read with it. */
  children?: ReactNode;
}

export function Statement({ name, text, given, frozen, onAnswer, labels = agreement(), children }: Props) {
  const about = useId();
  const radio = (value: Answer) => (
    <input type="radio" name={name} value={value} checked={given === value} disabled={frozen} onChange={() => onAnswer(value)} />
  );
  return (
    <fieldset className={styles.item} aria-describedby={children ? about : undefined}>
      <legend>{text}</legend>
      {children && (
        <p className={styles.about} id={about}>
          {children}
        </p>
      )}
      <div className={styles.answers}>
        <div className={`${styles.scale} ${labels.length < 5 ? styles.four : ''}`}>
          {labels.map((label, nth) => (
            <label key={label} className={styles.pick}>
              {radio((nth + 1) as Answer)}
              <span>{label}</span>
            </label>
          ))}
        </div>
        <label className={styles.skip}>
          {radio(0)}
          {t('scale.0')}
        </label>
      </div>
    </fieldset>
  );
}

const agreement = () => ([1, 2, 3, 4, 5] as const).map((value) => t(`scale.${value}`));
