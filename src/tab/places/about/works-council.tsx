// The page for a works council: what is asked, minimum sizes, what is kept, who may do what. Made from the program's own rules; for paper.
import { Suspense, use, useState } from 'preact/compat';
import type { Language } from '#domain/ids';
import { loadWording, type Wording } from '#domain/items/wording';
import { writeLink } from '#contract/link';
import { sentences, words } from '../../words.ts';
import { Heading } from '../../ui/heading.tsx';
import { Promised, WhoTable } from './who.tsx';
import { Asked } from './works-council-asked.tsx';
import { Kept } from './works-council-kept.tsx';
import { WhoMayWhat } from './works-council-may.tsx';
import { Blocks, Sizes } from './works-council-sizes.tsx';

const t = words('about');

interface Props {
  language: Language;
  /** In a host, which may not let a page print. */
  isFramed: boolean;
}

export function WorksCouncil({ language, isFramed }: Props) {
  const [wording] = useState(() => loadWording(language));
  return (
    <>
      <p className="quiet">{t('ui:about.council')}</p>
      <Heading className="t-display">{t('council.headline')}</Heading>
      <p className="t-read">{sentences([t('who.claim'), t('council.lead')])}</p>
      <div className="row acts noprint">
        <button type="button" className="btn btn-primary btn-lg" onClick={() => print()}>
          <i className="i i-print" aria-hidden="true" />
          {t('council.print')}
        </button>
        {isFramed && (
          <a className="btn btn-lg" href={`?place=${writeLink({ to: 'council' })}`} target="_blank" rel="noreferrer">
            {t('council.browser')}
          </a>
        )}
      </div>
      <Suspense fallback={<div className="skeleton" aria-busy="true" />}>
        <CouncilParts wording={wording} />
      </Suspense>
    </>
  );
}

export function CouncilParts({ wording }: { wording: Promise<Wording> }) {
  return (
    <>
      <Asked wording={use(wording)} />
      <section>
        <h2 className="t-title">{t('ui:about.who')}</h2>
        <p className="t-read">{t('who.how')}</p>
        <WhoTable />
      </section>
      <Promised />
      <Sizes />
      <Blocks />
      <Kept />
      <WhoMayWhat />
    </>
  );
}
