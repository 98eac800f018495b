// What the team says became of a promise: a picture, the same in words, and the numbers, as exactly as they are published.
import type { CheckBackResult } from '#domain/report/report';
import { saidOfPromise } from '#domain/reading/check-back';
import { words } from '../../words.ts';
import { Cells } from './cells.tsx';
import { countWords, isUntold } from './count-words.ts';
import styles from './facet.module.css';

const t = words('report');

export function Done({ result }: { result: CheckBackResult }) {
  if ('withheld' in result) return <p>{t('done.withheld')}</p>;
  const { n, yes, partly, no, most } = saidOfPromise(result);
  const counts = { n, yes: countWords(yes, n), partly: countWords(partly, n), no: countWords(no, n) };
  const isSaid = !isUntold(yes, n);
  const sentence = isSaid ? t('done.counts', counts) : t('done.untold', { n });
  return (
    <div className={styles.done}>
      {isSaid && <Cells level={{ n, agree: yes, disagree: no }} before={undefined} roll={n} label={sentence} />}
      <p className="t-strong">{t(`done.most.${most}`)}</p>
      <p className="t-cap soft">{sentence}</p>
      <details className={styles.numbers}>
        <summary>{t('numbers.title')}</summary>
        <table>
          <tbody>
            <tr>
              <th scope="row">{t('done.told')}</th>
              <td className="num">{n}</td>
            </tr>
            {(['yes', 'partly', 'no'] as const).map((answer) => (
              <tr key={answer}>
                <th scope="row">{t(`done.${answer}`)}</th>
                <td className="num">{counts[answer]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
