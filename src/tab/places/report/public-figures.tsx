// Beside a statement, what is known of others: labelled as context, in the same quiet type as a note.
import type { ItemId } from '#domain/ids';
import { publicFiguresFor } from '#domain/items/public-figures';
import { gap, listed, locale, words } from '../../words.ts';
import styles from './facet.module.css';

const t = words('report');

export function PublicFigures({ item }: { item: ItemId }) {
  const figures = publicFiguresFor(item);
  if (!figures) return null;
  const percent = new Intl.NumberFormat(locale(), { style: 'percent' });
  const each = figures.shares.map(({ year, share }) => t('publicFigures.one', { share: percent.format(share), year }));
  return (
    <aside className={`${styles.public} t-cap soft`} aria-label={t('publicFigures.title')}>
      <b className="t-strong">{t('publicFigures.title')}</b>
      {gap()}
      {t('publicFigures.text', { all: listed(each) })}
      {gap()}
      <span className="quiet">{t('publicFigures.source', { source: figures.source })}</span>
    </aside>
  );
}
