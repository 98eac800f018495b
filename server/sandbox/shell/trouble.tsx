// Says that the sandbox did not do what was asked, and offers to ask again.
import { useWords } from './words.ts';

export function Trouble({ retry }: { retry: () => void }) {
  const { t } = useWords();
  return (
    <div className="bar bar-warn trouble" role="alert">
      <i className="i i-warning" />
      <p>{t('trouble.text')}</p>
      <button type="button" className="btn" onClick={retry}>
        {t('trouble.again')}
      </button>
    </div>
  );
}
