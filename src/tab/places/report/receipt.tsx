// Does the published list hold the ballot that this device has cast? Looked up by itself, said only to this person.
import type { PulseView } from '#contract/api';
import type { Bulletin } from '#domain/ballot/bulletin';
import { useLoaded, usePage } from '../../page.tsx';
import { ballotCalls } from '../../voter/ballot-calls.ts';
import { deviceStorage } from '../../voter/device-storage.ts';
import { openVoting } from '../../voter/voting.ts';
import { words } from '../../words.ts';
import styles from './screen.module.css';

const t = words('report');

export interface Receipt {
  bulletin: Bulletin;
  own: 'in-list' | 'missing' | 'nothing';
}

/** Also wipes what was left on the device of a ballot that was never sent. @returns `undefined` until the list is there */
export function useReceipt(view: Pick<PulseView, 'terms' | 'ballots'>): Receipt | undefined {
  const { host } = usePage();
  const load = async (): Promise<Receipt> => {
    const calls = ballotCalls(view, host.token);
    const voting = await openVoting({ api: calls, storage: deviceStorage(), member: host, terms: view.terms });
    if (voting.state !== 'new') voting.expire();
    const bulletin = await calls.bulletin();
    return { bulletin, own: await voting.check(bulletin) };
  };
  const loaded = useLoaded(load, view.terms.pulse);
  return loaded !== 'loading' && 'value' in loaded ? loaded.value : undefined;
}

export function ReceiptFact() {
  return (
    <div className={styles.mine}>
      <dt>{t('receipt.title')}</dt>
      <dd>
        <i className="i i-checkmark-circle" aria-hidden="true" />
        {t('receipt.inList')}
      </dd>
    </div>
  );
}

export function ReceiptAlarm() {
  return (
    <div className={`bar bar-bad ${styles.alarm}`} role="alert">
      <i className="i i-error-circle" aria-hidden="true" />
      <p>{t('receipt.missing')}</p>
    </div>
  );
}
