// Starts the page: styles, then the app.
import { StrictMode } from 'preact/compat';
import { createRoot } from 'preact/compat/client';
import '../../../src/tab/ui/tokens.css';
import '../../../src/tab/ui/icons.css';
import '../../../src/tab/ui/base.css';
import '../../../src/tab/ui/controls.css';
import '../../../src/tab/ui/parts.css';
import './css/desk.css';
import './css/guide.css';
import './css/window.css';
import './css/channel.css';
import './css/card.css';
import './css/dialog.css';
import './css/panel.css';
import './css/narrow.css';
import { App } from './app.tsx';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
