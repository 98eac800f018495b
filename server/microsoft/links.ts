// A link that opens the tab at a place: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
import { writeLink, type TabLink } from '#contract/link';

const TAB = 'mutual';

export function deepLink(appId: string, place: TabLink): string {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: writeLink(place) }));
  return `https://teams.microsoft.com/l/entity/${appId}/${TAB}?context=${context}`;
}
