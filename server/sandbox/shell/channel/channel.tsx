// The channel: its tabs, its posts, the pinned tab.
import { useEffect, useRef } from 'preact/compat';
import { TabFrame } from '../tab-frame.tsx';
import type { Room, WindowView } from '../use-window.ts';
import type { RoomProps } from '../next-thing.ts';
import { useWords } from '../words.ts';
import { Compose } from './compose.tsx';
import { PostItem } from './post.tsx';

export function Channel(props: RoomProps) {
  const { stage, view } = props.scene;
  return (
    <div className="room">
      <div className="room-top">
        <span className="team" aria-hidden="true">
          {stage.team.name[0]}
        </span>
        <b className="t-strong">{stage.team.channel}</b>
        <ChannelTabs scene={props.scene} />
      </div>
      {view.room === 'posts' ? <Posts {...props} /> : <PinnedTab scene={props.scene} />}
    </div>
  );
}

function ChannelTabs({ scene: { view } }: Pick<RoomProps, 'scene'>) {
  const { t } = useWords();
  const configure = () =>
    view.openDialog({
      title: t('channel.configure'),
      url: '/tab/index.html',
      width: 616,
      height: 400,
      frameContext: 'settings',
      place: '',
      inChannel: true,
      done: (args) => args[0] === null && view.show('channel-tab'),
    });
  return (
    <div className="tabs">
      <div role="tablist" aria-label={t('channel.tabs')}>
        <Tab room="posts" name={t('channel.posts')} view={view} />
        <Tab room="channel-tab" name={view.settings.suggestedDisplayName ?? t('channel.pulse')} view={view} />
      </div>
      <button type="button" onClick={configure} aria-label={t('channel.configure')} title={t('channel.configure')}>
        <i className="i i-16 i-settings" />
      </button>
    </div>
  );
}

function Tab({ room, name, view }: { room: Room; name: string; view: WindowView }) {
  return (
    <button
      type="button"
      role="tab"
      id={`tab-${room}`}
      aria-selected={view.room === room}
      aria-controls={`panel-${room}`}
      onClick={() => view.show(room)}
    >
      {name}
    </button>
  );
}

function PinnedTab({ scene: { seat, person, view } }: Pick<RoomProps, 'scene'>) {
  const { t } = useWords();
  const { pathname, search } = new URL(view.settings.contentUrl, location.origin);
  return (
    <div className="pinned" id="panel-channel-tab" role="tabpanel" aria-labelledby="tab-channel-tab">
      <TabFrame
        key={[view.visit, person.id, seat.host, seat.language].join()}
        src={pathname + search}
        title={t('window.tab')}
        frame={{ frameContext: 'content', place: view.place, inChannel: true }}
      />
    </div>
  );
}

function Posts({ scene, run, busy }: RoomProps) {
  const { stage } = scene;
  const { t } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const newest = stage.posts.at(-1)?.id;
  useEffect(() => list.current?.scrollTo({ top: list.current.scrollHeight }), [newest]);
  return (
    <div className="talk">
      <div className="posts" id="panel-posts" role="tabpanel" aria-labelledby="tab-posts" tabIndex={0} ref={list}>
        {stage.posts.map((post) => (
          <PostItem key={post.id} post={post} scene={scene} />
        ))}
        {stage.posts.length === 0 && <p className="empty">{t('channel.empty')}</p>}
      </div>
      <Compose scene={scene} run={run} busy={busy} />
    </div>
  );
}
