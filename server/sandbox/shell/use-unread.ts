// Which notices a person has, and how many of them are new to her.
import { useState } from 'preact/compat';
import type { Notice, Person, Stage } from '../stage/stage.ts';

export interface Unread {
  /** Newest first. */
  notices: Notice[];
  count: number;
  markRead: () => void;
}

export function useUnread(stage: Stage, person: Person): Unread {
  const [read, setRead] = useState<Record<string, number>>({});
  const notices = stage.notices.filter(({ to }) => to === person.id).toSorted((one, other) => other.at - one.at);
  const seen = read[person.id] ?? 0;
  return {
    notices,
    count: notices.filter(({ at }) => at > seen).length,
    markRead: () => setRead((before) => ({ ...before, [person.id]: stage.now })),
  };
}
