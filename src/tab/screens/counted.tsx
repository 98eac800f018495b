// Counted: said by the server, then shown; with the receipt and what happens next.
import type { Terms } from '#domain/terms';
import { closeDialog } from '../host.ts';
import { usePage } from '../page.tsx';
import { FourWords } from '../ui/four-words.tsx';
import { Heading } from '../ui/heading.tsx';
import type { Voting } from '../voting.ts';
import { moment } from '../words.ts';

export function Counted({ terms, voting }: { terms: Terms; voting: Voting }) {
  const { t, host } = usePage();
  return (
    <section className="after">
      <div className="seal ok">
        <i className="i i-24 i-checkmark" aria-hidden="true" />
      </div>
      <Heading>{t('counted.title')}</Heading>
      <p className="t-read">{t('counted.text')}</p>
      <div className="slip">
        <p className="quiet t-cap">{t('counted.receipt')}</p>
        <FourWords words={voting.receipt ?? []} />
        <p className="quiet">{t('counted.receiptText')}</p>
      </div>
      <dl className="next">
        <dt>{moment(terms.closesAt, terms.timeZone)}</dt>
        <dd>{t('counted.result', { leader: terms.leaderName })}</dd>
        <dt>{t('counted.then')}</dt>
        <dd>{t('counted.conversation')}</dd>
      </dl>
      {host.frame === 'dialog' && (
        <button type="button" className="btn btn-primary btn-lg" onClick={() => closeDialog()}>
          {t('close')}
        </button>
      )}
    </section>
  );
}
