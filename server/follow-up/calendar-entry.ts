// What a leader wants in the calendars, a conversation or an action: which effect brings it there, and what it says.
import type { Report } from '#domain/report/report';
import { causeOfAction, causeOfRound, type Cause } from '../records/effects.ts';
import type { CalendarEntry, ChosenAction, PulseRecord, Talk } from '../records/pulse.ts';
import type { Meeting } from './ways.ts';
import { actionMeeting, conversationMeeting } from './words.ts';

/** One that is on its way into the calendars, or there. */
export const isStanding = (entry: Pick<CalendarEntry, 'state'>): boolean => entry.state === 'sending' || entry.state === 'confirmed';

/** What is not known of an entry before it is in the calendars. */
export const NOT_SENT = { state: 'sending', count: null, event: null, link: null, refusal: null } as const;

/** The entry that an effect of this cause is for, unless a later one has taken its place. */
export function entryOf(
  cause: Cause,
  { conversation, actions }: Pick<PulseRecord, 'conversation' | 'actions'>,
): Talk | ChosenAction | undefined {
  if (conversation !== null && causeOfRound(conversation.round) === cause) return conversation;
  return actions.find(({ round }) => causeOfAction(round) === cause);
}

export const meetingOf = (entry: Talk | ChosenAction, report: Report): Promise<Meeting> =>
  'chosen' in entry ? actionMeeting(entry, report.terms) : conversationMeeting(entry, report);
