// Does the published list hold the ballot that this device has cast? Looked up by itself, said only to this person.
import { api } from '#contract/api';
import type { Bulletin } from '#domain/bulletin';
import type { Terms } from '#domain/terms';
import { callAnonymously } from '../api-client.ts';
import { ballotCalls } from '../ballot-calls.ts';
import { token } from '../host.ts';
import { useLoaded, usePage } from '../page.tsx';
import { openVoting } from '../voting.ts';

export interface Receipt {
  bulletin: Bulletin;
  own: 'in-list' | 'missing' | 'nothing';
}

/** Also wipes what was left on the device of a ballot that was never sent. @returns `undefined` until the list is there */
export function useReceipt(terms: Terms): Receipt | undefined {
  const { host } = usePage();
  const load = async (): Promise<Receipt> => {
    const voting = await openVoting({ api: ballotCalls(terms, token), storage: localStorage, member: host, terms });
    if (voting.state !== 'new') voting.lapse();
    const bulletin = await callAnonymously(api.bulletin, { params: { pulse: terms.pulse } });
    return { bulletin, own: await voting.check(bulletin) };
  };
  const loaded = useLoaded(load, terms.pulse);
  return loaded !== 'loading' && 'value' in loaded ? loaded.value : undefined;
}

export function ReceiptFact() {
  const { t } = usePage();
  return (
    <div className="mine">
      <dt>{t('receipt.title')}</dt>
      <dd>
        <i className="i i-checkmark-circle" aria-hidden="true" />
        {t('receipt.inList')}
      </dd>
    </div>
  );
}

export function ReceiptAlarm() {
  const { t } = usePage();
  return (
    <div className="bar bar-bad alarm" role="alert">
      <i className="i i-error-circle" aria-hidden="true" />
      <p>{t('receipt.missing')}</p>
    </div>
  );
}
