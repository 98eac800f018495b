// The pages about the program outside of any host, for whoever is in no team: a works council, an auditor, an applicant.
import type { Language } from '#domain/ids';
import type { Words } from '../words.ts';
import WhoPages from './who-pages.tsx';
import { useWay, type Reading } from './who-way.ts';

export function Alone({ first, t, language }: { first: Reading; t: Words; language: Language }) {
  const { at, go } = useWay(first);
  return <main aria-label={t('label')}>{at && <WhoPages at={at} go={go} t={t} language={language} />}</main>;
}
