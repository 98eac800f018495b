// The top line: what this is, and the switches for host, theme, language and starting over.
import { useEffect, useState } from 'preact/compat';
import { Language } from '#domain/ids';
import { languageOf, WRITING } from '#domain/language';
import { Logo } from './logo.tsx';
import { HOSTS, THEMES, type Seat } from './seat.ts';
import { useWords } from './words.ts';

interface DeskProps {
  seat: Seat;
  busy: boolean;
  change: (part: Partial<Seat>) => void;
  startOver: () => void;
}

const HOST_ICONS = { teams: 'people-team', phone: 'phone', outlook: 'calendar' } as const;

export function Desk({ seat, busy, change, startOver }: DeskProps) {
  const { t } = useWords();
  return (
    <header className="desk">
      <h1 className="brand">
        <Logo size={24} />
        Mutual <span>{t('desk.sandbox')}</span>
      </h1>
      <p className="t-cap quiet what">{t('desk.what')}</p>
      <p className="t-cap quiet busy" role="status">
        {busy && <span>{t('desk.busy')}</span>}
      </p>
      <div className="end">
        <div className="seg hosts" role="group" aria-label={t('desk.where')}>
          {HOSTS.map((host) => (
            <button key={host} type="button" aria-pressed={seat.host === host} onClick={() => change({ host })}>
              <i className={`i i-16 i-${HOST_ICONS[host]}`} />
              <span>{t(`host.${host}`)}</span>
            </button>
          ))}
        </div>
        <div className="seg themes" role="group" aria-label={t('desk.theme')}>
          {THEMES.map((theme) => (
            <button key={theme} type="button" aria-pressed={seat.theme === theme} onClick={() => change({ theme })}>
              {t(`theme.${theme}`)}
            </button>
          ))}
        </div>
        <label className="vh" htmlFor="language">
          {t('desk.language')}
        </label>
        <select
          id="language"
          className="lang"
          value={seat.language}
          onChange={(e) => change({ language: languageOf(e.currentTarget.value) })}
        >
          {Language.options.map((language) => (
            <option key={language} value={language} lang={language}>
              {WRITING[language].name}
            </option>
          ))}
        </select>
        <StartOver busy={busy} startOver={startOver} />
      </div>
    </header>
  );
}

/** The first press asks, the second does it; looking away takes the question back. */
function StartOver({ busy, startOver }: Pick<DeskProps, 'busy' | 'startOver'>) {
  const { t } = useWords();
  const [asked, ask] = useState(false);
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => ask(false), 6_000);
    return () => clearTimeout(timer);
  }, [asked]);
  const press = () => {
    if (asked) startOver();
    ask(!asked);
  };
  return (
    <button
      type="button"
      className="btn btn-subtle btn-icon start"
      aria-disabled={busy}
      title={t('desk.startOver')}
      onClick={() => busy || press()}
      onBlur={() => ask(false)}
    >
      <i className="i i-history" />
      <span className={asked ? 'sure' : 'vh'} aria-live="polite">
        {t(asked ? 'desk.startOverSure' : 'desk.startOver')}
      </span>
    </button>
  );
}
