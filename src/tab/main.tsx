// Starts the tab: host, language, theme, then the app.
import { createRoot } from 'preact/compat/client';
import { readLink } from '#contract/link';
import './ui/tokens.css';
import './ui/base.css';
import './ui/icons.css';
import './ui/page.css';
import './ui/ballot.css';
import './ui/voice.css';
import { App } from './app.tsx';
import { enterHost, languageOf, type Theme } from './host.ts';
import { readingAt } from './screens/who-way.ts';
import { speak } from './words.ts';

const show = (theme: Theme) => void (document.documentElement.dataset['theme'] = theme);

async function start(root: HTMLElement): Promise<void> {
  const host = await enterHost(show);
  show(host.theme);
  const t = await speak(host.language);
  createRoot(root).render(<App host={host} t={t} />);
}

/** In no host: only what is about the program and not about a team. */
async function startAlone(root: HTMLElement): Promise<void> {
  const first = readingAt(readLink(new URLSearchParams(location.search).get('place') ?? ''));
  if (first === undefined) {
    root.textContent = 'Mutual opens inside Microsoft Teams or Outlook.';
    return;
  }
  const language = languageOf(navigator.language);
  const [t, { Alone }] = await Promise.all([speak(language), import('./screens/who-alone.tsx')]);
  createRoot(root).render(<Alone first={first} t={t} language={language} />);
}

const root = document.getElementById('root');
if (root) start(root).catch(() => startAlone(root));
