// A tab is being added to a channel: what it will show.
import { useEffect } from 'preact/compat';
import { usePage } from '../../page.tsx';
import { words } from '../../words.ts';

const t = words('settings');

export default function Settings() {
  const { host } = usePage();
  useEffect(() => host.offerTab(t('tabName')), [host]);
  return (
    <div className="sheet page">
      <h1 className="t-title">{t('title')}</h1>
      <p className="t-read">{t('text')}</p>
    </div>
  );
}
