// A statement and its six answers: native radios, five in a row as long as the labels fit, "rather not say" apart.
import type { Answer } from '#domain/ballot/ballot';
import { words } from '../../words.ts';
import styles from './statement.module.css';

const t = words('ui');

interface Props {
  name: string;
  text: string;
  given: Answer | null;
  frozen: boolean;
  onAnswer: (value: Answer) => void;
}

const SCALE: readonly Answer[] = [1, 2, 3, 4, 5];

export function Statement({ name, text, given, frozen, onAnswer }: Props) {
  const radio = (value: Answer) => (
    <input type="radio" name={name} value={value} checked={given === value} disabled={frozen} onChange={() => onAnswer(value)} />
  );
  return (
    <fieldset className={styles.item}>
      <legend>{text}</legend>
      <div className={styles.answers}>
        <div className={styles.scale}>
          {SCALE.map((value) => (
            <label key={value} className={styles.pick}>
              {radio(value)}
              <span>{t(`scale.${value}`)}</span>
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
