// A statement and its six answers: native radios, five in a row as long as the labels fit, "rather not say" apart.
import type { Answer } from '#domain/ballot/ballot';
import { usePage } from '../page.tsx';

interface Props {
  name: string;
  text: string;
  given: Answer | null;
  frozen: boolean;
  onAnswer: (value: Answer) => void;
}

const SCALE: readonly Answer[] = [1, 2, 3, 4, 5];

export function Statement({ name, text, given, frozen, onAnswer }: Props) {
  const { t } = usePage();
  const radio = (value: Answer) => (
    <input type="radio" name={name} value={value} checked={given === value} disabled={frozen} onChange={() => onAnswer(value)} />
  );
  return (
    <fieldset className="item">
      <legend>{text}</legend>
      <div className="answers">
        <div className="scale">
          {SCALE.map((value) => (
            <label key={value} className="pick">
              {radio(value)}
              <span>{t(`scale.${value}`)}</span>
            </label>
          ))}
        </div>
        <label className="skip">
          {radio(0)}
          {t('scale.0')}
        </label>
      </div>
    </fieldset>
  );
}
