// Starts the tab: host, language, theme, then the app.
import { createRoot } from 'preact/compat/client';
import type { Language } from '#domain/ids';
import { languageOf, WRITING } from '#domain/language';
import { readLink } from '#contract/link';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/parts.css';
import './ui/icons.css';
import './ui/page.css';
import './ui/ballot-page.css';
import './ui/voice.css';
import { Alone } from './alone.tsx';
import { App } from './app.tsx';
import type { Theme } from './host/host.ts';
import { within } from './host/answer.ts';
import { enterTeams } from './host/teams.ts';
import { Failure } from './page.tsx';
import { readingAt } from './reading.ts';
import { initWords } from './words.ts';

const show = (theme: Theme) => void (document.documentElement.dataset['theme'] = theme);

async function write(language: Language): Promise<void> {
  await initWords(language);
  document.documentElement.lang = language;
  document.documentElement.dir = WRITING[language].direction;
}

async function start(root: HTMLElement): Promise<void> {
  const host = await within(enterTeams(show));
  show(host.theme);
  await write(host.language);
  createRoot(root).render(<App host={host} />);
}

/** In no host: only what is about the program and not about a team. */
async function startAlone(root: HTMLElement): Promise<void> {
  const first = readingAt(readLink(new URLSearchParams(location.search).get('place') ?? ''));
  const isFramed = window.parent !== window;
  // The front page says what this is; in a frame it is not shown.
  if (first === undefined && !isFramed) return location.replace('/');
  const language = languageOf(navigator.language);
  followSystem();
  await write(language);
  const again = () => location.reload();
  createRoot(root).render(
    first === undefined ? <Failure code="sign-in-unanswered" again={again} /> : <Alone first={first} language={language} />,
  );
}

/** Without a host, the system says what theme people want. */
function followSystem(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => show(dark.matches ? 'dark' : 'light');
  dark.addEventListener('change', follow);
  follow();
}

const root = document.getElementById('root');
if (root) start(root).catch(() => startAlone(root));
