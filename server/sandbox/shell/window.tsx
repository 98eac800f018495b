// The window of Teams or Outlook: title, apps, the room that is open, and a dialog on top.
import { Avatar } from './avatar.tsx';
import { Channel } from './channel/channel.tsx';
import { DialogLayer } from './dialog.tsx';
import type { RoomProps } from './next-thing.ts';
import { Rail } from './rail.tsx';
import { TabFrame } from './tab-frame.tsx';
import type { Unread } from './use-unread.ts';
import { useWords } from './words.ts';

export function HostWindow({ unread, ...room }: RoomProps & { unread: Unread }) {
  const { stage, seat, person, view } = room.scene;
  const { t } = useWords();
  return (
    <section className="win" aria-label={t(`window.${seat.host}`)}>
      <div className="inside" inert={view.dialog !== undefined}>
        <div className="win-top">
          <p>{t(seat.host === 'outlook' ? 'window.outlook' : 'window.teams')}</p>
          <Avatar person={person} people={stage.people} />
        </div>
        <Rail host={seat.host} room={view.room} unread={unread} show={view.show} />
        {seat.host !== 'outlook' && view.room !== 'app' ? <Channel {...room} /> : <PersonalTab scene={room.scene} />}
      </div>
      {view.dialog && <DialogLayer key={view.visit} dialog={view.dialog} close={view.closeDialog} />}
    </section>
  );
}

function PersonalTab({ scene: { seat, person, view } }: Pick<RoomProps, 'scene'>) {
  const { t } = useWords();
  return (
    <div className="room bare">
      <TabFrame
        key={[view.visit, person.id, seat.host, seat.language].join()}
        src="/tab/index.html"
        title={t('window.tab')}
        frame={{ frameContext: 'content', place: view.place, inChannel: false }}
      />
    </div>
  );
}
