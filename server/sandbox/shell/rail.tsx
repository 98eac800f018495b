// The apps at the side of the window: those that lead somewhere in the sandbox.
import { Logo } from './logo.tsx';
import type { HostKind } from './seat.ts';
import { WEEK_ID } from './use-host.ts';
import type { Unread } from './use-unread.ts';
import type { Room, WindowView } from './use-window.ts';
import { useWords } from './words.ts';

interface RailProps {
  host: HostKind;
  room: Room;
  unread: Unread;
  show: WindowView['show'];
}

export const ACTIVITY_ID = 'activity';

export function Rail({ host, room, unread, show }: RailProps) {
  const { t } = useWords();
  const inOutlook = host === 'outlook';
  return (
    <div className="rail" role="group" aria-label={t('rail.label')}>
      {inOutlook ? <OutlookApps /> : <TeamsApps room={room} unread={unread} show={show} />}
      <button type="button" aria-pressed={inOutlook || room === 'app'} onClick={() => show('app')}>
        <Logo size={18} />
        Mutual
      </button>
    </div>
  );
}

function TeamsApps({ room, unread, show }: Omit<RailProps, 'host'>) {
  const { t } = useWords();
  const { count, markRead } = unread;
  const look = () => {
    markRead();
    document.getElementById(ACTIVITY_ID)?.focus();
  };
  return (
    <>
      <button type="button" onClick={look}>
        <i className="i i-alert" />
        {t('rail.activity')}
        {count > 0 && (
          <em>
            {count}
            <span className="vh">{t('rail.unread')}</span>
          </em>
        )}
      </button>
      <button type="button" aria-pressed={room !== 'app'} onClick={() => show('posts')}>
        <i className="i i-people-team" />
        {t('rail.teams')}
      </button>
    </>
  );
}

function OutlookApps() {
  const { t } = useWords();
  return (
    <button type="button" onClick={() => document.getElementById(WEEK_ID)?.focus()}>
      <i className="i i-calendar" />
      {t('rail.calendar')}
    </button>
  );
}
