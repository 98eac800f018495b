// The front page as HTML: what this is, where to read more, privacy, terms. It needs no script and loads nothing.
import type { Language } from '#domain/ids';
import { WRITING } from '#domain/language';
import { FLOOR } from '#domain/policy/policy';
import { REPORT_DAYS } from '#domain/privacy/retention';
import { writeLink } from '#contract/link';
import { ar } from './locales/ar.ts';
import { de } from './locales/de.ts';
import { en, type FrontWords } from './locales/en.ts';
import { es } from './locales/es.ts';
import { fr } from './locales/fr.ts';
import { ja } from './locales/ja.ts';
import { STYLE } from './style.ts';

const WORDS: Record<Language, FrontWords> = { en, de, fr, es, ja, ar };
const FACTS: Record<string, number> = { floor: FLOOR, days: REPORT_DAYS };

/** The mark of Mutual: two circles and what they share. */
const LOGO = `<svg width="32" height="32" viewBox="0 0 20 20" aria-hidden="true"><rect width="20" height="20" rx="5" fill="#444791"/><circle cx="7.6" cy="10" r="4.4" fill="#fff"/><circle cx="12.4" cy="10" r="4.4" fill="#b6bcfa"/><path d="M10 6.31a4.4 4.4 0 0 1 0 7.38a4.4 4.4 0 0 1 0-7.38Z" fill="#5b5fc7"/></svg>`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export function frontPage(language: Language): string {
  const words = WORDS[language];
  const t = (name: keyof FrontWords) => escaped(words[name].replace(/{{(\w+)}}/g, (_, fact: string) => String(FACTS[fact])));
  const reading = (to: 'who' | 'council') =>
    `<li><a href="/tab/index.html?place=${writeLink({ to })}">${t(to)}</a><p>${t(`${to}Text`)}</p></li>`;
  return `<!doctype html>
<html lang="${language}" dir="${WRITING[language].direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${t('what')}">
<title>Mutual</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="name">${LOGO}Mutual</p>
<h1>${t('claim')}</h1>
<p>${t('what')}</p>
<p>${t('where')}</p>
<ul class="read">${reading('who')}${reading('council')}</ul>
<section id="privacy">
<h2>${t('privacy')}</h2>
<p>${t('responsible')}</p>
<p>${t('processed')}</p>
<p>${t('kept')}</p>
<p>${t('cookies')}</p>
</section>
<section id="terms">
<h2>${t('terms')}</h2>
<p>${t('voluntary')}</p>
<p>${t('licence')}</p>
</section>
</main>
</body>
</html>
`;
}
