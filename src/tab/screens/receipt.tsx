// Does the published list hold the ballot that this device has cast? Looked up by itself, said only to this person.
import { api } from '#contract/api';
import type { Terms } from '#domain/terms';
import { callAnonymously, failureCode } from '../api-client.ts';
import { ballotCalls } from '../ballot-calls.ts';
import { token } from '../host.ts';
import { useLoaded, usePage } from '../page.tsx';
import { openVoting } from '../voting.ts';

export function Receipt({ terms }: { terms: Terms }) {
  const { t, host } = usePage();
  const load = async () => {
    const voting = await openVoting({ api: ballotCalls(terms, token), storage: localStorage, member: host, terms });
    if (voting.state === 'new') return 'nothing';
    return voting.check(await callAnonymously(api.bulletin, { params: { pulse: terms.pulse } }));
  };
  const loaded = useLoaded(
    () => load().catch((error: unknown) => (failureCode(error) === 'offline' ? 'nothing' : Promise.reject(error))),
    terms.pulse,
  );
  if (loaded === 'loading' || 'failure' in loaded || loaded.value === 'nothing') return null;
  if (loaded.value === 'missing') {
    return (
      <div className="bar bar-bad" role="alert">
        <i className="i i-error-circle" aria-hidden="true" />
        <p>{t('receipt.missing')}</p>
      </div>
    );
  }
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
