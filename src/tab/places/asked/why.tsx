// Why something is asked, in a sentence; and the statements of a pulse to come, each with that sentence.
import type { ItemId } from '#domain/ids';
import type { Why } from '#domain/items/why';
import type { Wording } from '#domain/items/wording';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('asked');

export const whyWords = (why: Why): string => ('weeks' in why ? t(`why.${why.because}`, { count: why.weeks }) : t(`why.${why.because}`));

interface Props {
  asked: readonly { item: ItemId; why: Why }[];
  /** Is it also asked whether a promise was kept? */
  promise: boolean;
  wording: Wording;
}

export function AskedList({ asked, promise, wording }: Props) {
  return (
    <ol className={styles.asked}>
      {asked.map(({ item, why }) => (
        <li key={item}>
          {wording.items[item]}
          <span className="t-cap quiet">{whyWords(why)}</span>
        </li>
      ))}
      {promise && (
        <li>
          {t('promise.item')}
          <span className="t-cap quiet">{t('promise.why')}</span>
        </li>
      )}
    </ol>
  );
}
