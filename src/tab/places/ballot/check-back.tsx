// After the statements: what became of a promise, in the words in which it was made.
import type { Answer } from '#domain/ballot/ballot';
import { DONE, type CheckBack as Asked } from '#domain/pulse/check-back';
import { calendarDay } from '../../dates.ts';
import { Statement } from '../../ui/statement.tsx';
import { gap, words } from '../../words.ts';

const t = words('ballot');

interface Props {
  asked: Asked;
  given: Answer | null;
  frozen: boolean;
  onAnswer: (value: Answer) => void;
}

const ANSWERS = Object.keys(DONE) as (keyof typeof DONE)[];

export function CheckBack({ asked: { expect, until }, ...answering }: Props) {
  return (
    <Statement name="check-back" text={t('done.title')} labels={ANSWERS.map((answer) => t(`done.${answer}`))} {...answering}>
      {t('done.promised', { day: calendarDay(until) })}
      {gap()}
      <q dir="auto">{expect}</q>
    </Statement>
  );
}
