// One post: who, when, what, and its card.
import type { Post } from '../../stage/stage.ts';
import { Avatar } from '../avatar.tsx';
import { time, weekdayName } from '../dates.ts';
import { Logo } from '../logo.tsx';
import type { Scene } from '../next-thing.ts';
import { firstName } from '../steps.ts';
import { useWords } from '../words.ts';
import { Card } from './card.tsx';

export function PostItem({ post, scene: { stage, seat, acts } }: { post: Post; scene: Scene }) {
  const { t } = useWords();
  const author = stage.people.find(({ id }) => id === post.author);
  const zone = { language: seat.language, timeZone: stage.timeZone };
  const when = `${weekdayName(post.at, zone)} ${time(post.at, zone)}`;
  return (
    <article className="msg">
      {author ? <Avatar person={author} people={stage.people} /> : <Logo size={32} />}
      <div>
        <p className="h">
          <b>{author ? firstName(author) : 'Mutual'}</b>
          <span className="quiet t-cap">{post.edited ? t('channel.updated', { when }) : when}</span>
        </p>
        {post.text !== '' && <p dir="auto">{post.text}</p>}
        {post.card && (
          <div className="bub">
            <Card card={post.card} onTask={acts.fetchTask} onLink={acts.openLink} />
          </div>
        )}
      </div>
    </article>
  );
}
