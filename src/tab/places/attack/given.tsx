// What a reader takes as given about one statement: the own answer, and how many colleagues are believed to have given which.
import type { Known } from '#domain/reading/attack';
import { useId } from 'preact/compat';
import { words } from '../../words.ts';
import type { Taken } from './taken.ts';
import styles from './screen.module.css';

const t = words('attack');

const ANSWERS = [1, 2, 3, 4, 5] as const;

interface Props {
  given: Taken;
  /** How many answered. */
  most: number;
  onGive: (given: Taken) => void;
}

export function Given({ given: { own, believed }, most, onGive }: Props) {
  const chosen = own.indexOf(1) + 1;
  return (
    <>
      <label className={styles.own}>
        <span>{t('own')}</span>
        <select
          className="field"
          value={chosen}
          onChange={(event) => onGive({ own: counts((answer) => Number(answer === Number(event.currentTarget.value))), believed })}
        >
          <option value={0}>{t('notEntered')}</option>
          {ANSWERS.map((answer) => (
            <option key={answer} value={answer}>
              {t(`ui:scale.${answer}`)}
            </option>
          ))}
        </select>
      </label>
      <details>
        <summary>{t('believed')}</summary>
        <div role="group" aria-label={t('gave')} className={styles.believed}>
          <p className="t-cap">{t('gave')}</p>
          {ANSWERS.map((answer) => (
            <Count
              key={answer}
              label={t(`ui:scale.${answer}`)}
              value={believed[answer - 1]!}
              most={most}
              onCount={(count) => onGive({ own, believed: counts((other) => (other === answer ? count : believed[other - 1]!)) })}
            />
          ))}
        </div>
      </details>
    </>
  );
}

const counts = (of: (answer: number) => number): Known => [of(1), of(2), of(3), of(4), of(5)];

interface CountProps {
  label: string;
  value: number;
  most: number;
  onCount: (count: number) => void;
}

/** More than have answered can't have given it; what is no number counts as nobody. */
function Count({ label, value, most, onCount }: CountProps) {
  const id = useId();
  return (
    <div className={styles.count}>
      <label htmlFor={id}>{label}</label>
      <input
        className="field num"
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        max={most}
        value={value}
        onChange={(event) => onCount(Math.min(most, Math.max(0, Math.trunc(Number(event.currentTarget.value)) || 0)))}
      />
    </div>
  );
}
