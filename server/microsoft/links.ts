// A link that opens the tab at a place: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
import { writeLink, type TabLink } from '#contract/link';

const TAB = 'mutual';

/**
 * @param place where in the tab; without it, wherever it begins
 * @param channel opens the tab in this channel: for people who have Mutual in their team and not for themselves
 */
export function deepLink(appId: string, place?: TabLink, channel?: string): string {
  const tab = `https://teams.microsoft.com/l/entity/${appId}/${TAB}`;
  if (place === undefined) return tab;
  const context = encodeURIComponent(JSON.stringify({ subEntityId: writeLink(place), channelId: channel }));
  return `${tab}?context=${context}`;
}
