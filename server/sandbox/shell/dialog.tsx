// A dialog inside the window: a page of the tab in its own frame, with a way out.
import { useRef, useState } from 'preact/compat';
import { Logo } from './logo.tsx';
import { TabFrame } from './tab-frame.tsx';
import { useEscape } from './use-escape.ts';
import { useFocusInside } from './use-focus-inside.ts';
import { useHostProtocol } from './use-host.ts';
import { DISMISSED, type OpenDialog } from './use-window.ts';
import { useWords } from './words.ts';

interface DialogLayerProps {
  dialog: OpenDialog;
  close: (args: unknown[]) => void;
}

type Length = number | string | undefined;
const NAMED: Record<string, number> = { small: 300, medium: 600, large: 900 };
const pixels = (length: Length, otherwise: number) => (typeof length === 'number' ? length : (NAMED[length ?? ''] ?? otherwise));

export function DialogLayer({ dialog, close }: DialogLayerProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: dialog.width, height: dialog.height });
  const title = dialog.title ?? 'Mutual';
  const dismiss = () => close(DISMISSED);
  useFocusInside(box);
  useEscape(box, dismiss);

  return (
    <div className="veil">
      <div
        className="dlg"
        role="dialog"
        aria-label={title}
        tabIndex={-1}
        ref={box}
        style={{ maxWidth: pixels(size.width, 616), maxHeight: pixels(size.height, 640) + 48 }}
      >
        <header>
          <Logo size={20} />
          {title}
          <button type="button" className="btn btn-subtle btn-icon" onClick={dismiss} aria-label={t('dialog.close')}>
            <i className="i i-dismiss" />
          </button>
        </header>
        {dialog.frameContext === 'settings' ? (
          <ConfigurationFrame dialog={dialog} close={close} dismiss={dismiss} />
        ) : (
          <TabFrame
            src={dialog.url ?? '/tab/index.html'}
            title={title}
            onEscape={dismiss}
            frame={{
              ...dialog,
              onResult: (result) => close([null, result]),
              onResize: (change) => setSize((before) => ({ ...before, ...change })),
            }}
          />
        )}
      </div>
    </div>
  );
}

/** The page of a configurable tab with the host's own "Save", which the page lets be pressed or not. */
function ConfigurationFrame({ dialog, close, dismiss }: DialogLayerProps & { dismiss: () => void }) {
  const { t } = useWords();
  const host = useHostProtocol();
  const [valid, setValid] = useState(false);
  const title = dialog.title ?? 'Mutual';
  const save = () => {
    const page = document.querySelector<HTMLIFrameElement>('.dlg iframe')?.contentWindow;
    if (valid && page) host.askToSave(page);
  };
  return (
    <div className="configure">
      <TabFrame
        src={dialog.url ?? '/tab/index.html'}
        title={title}
        onEscape={dismiss}
        frame={{ ...dialog, onValidity: setValid, onSaved: (saved) => saved && close([null]) }}
      />
      <footer>
        <button type="button" className="btn btn-primary" aria-disabled={!valid} onClick={save}>
          {t('dialog.save')}
        </button>
      </footer>
    </div>
  );
}
