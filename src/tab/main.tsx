// Starts the tab: host, language, theme, then the app.
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import './ui/icons.css';
import './ui/page.css';
import './ui/ballot.css';
import './ui/voice.css';
import { App } from './app.tsx';
import { enterHost, type Theme } from './host.ts';
import { speak } from './words.ts';

const show = (theme: Theme) => void (document.documentElement.dataset['theme'] = theme);

async function start(root: HTMLElement): Promise<void> {
  const host = await enterHost(show);
  show(host.theme);
  const t = await speak(host.language);
  createRoot(root).render(<App host={host} t={t} />);
}

const root = document.getElementById('root');
if (root) {
  start(root).catch(() => {
    root.textContent = 'Mutual opens inside Microsoft Teams or Outlook.';
  });
}
