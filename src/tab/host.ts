// The only file that knows Teams and Outlook: who is here, how it looks, and what the host can do for us.
import { app, authentication, dialog, pages } from '@microsoft/teams-js';
import { Language, TenantId, UserId, type TeamId } from '#domain/ids';
import { readLink, type TabLink } from '#contract/link';

export type Theme = 'light' | 'dark' | 'contrast';

export interface Host {
  tenant: TenantId;
  user: UserId;
  language: Language;
  theme: Theme;
  /** `dialog`: opened from a card or a command. `settings`: a tab is being added to a channel. */
  frame: 'page' | 'dialog' | 'settings';
  place: TabLink | undefined;
  /** The team whose channel the tab stands in. */
  team: TeamId | undefined;
}

/** Rejects if the page stands in no host. */
export async function enterHost(onTheme: (theme: Theme) => void): Promise<Host> {
  await app.initialize();
  const context = await app.getContext();
  app.registerOnThemeChangeHandler((theme) => onTheme(themeOf(theme)));
  app.notifyAppLoaded();
  await app.notifySuccess();
  const query = new URLSearchParams(location.search).get('place');
  const { frameContext, subPageId } = context.page;
  return {
    tenant: TenantId.parse(context.user?.tenant?.id),
    user: UserId.parse(context.user?.id),
    language: languageOf(context.app.locale),
    theme: themeOf(context.app.theme),
    frame: frameContext === 'task' ? 'dialog' : frameContext === 'settings' ? 'settings' : 'page',
    place: readLink(query ?? subPageId ?? ''),
    team: context.team?.groupId as TeamId | undefined,
  };
}

const themeOf = (theme: string): Theme => (theme === 'dark' ? 'dark' : theme === 'contrast' ? 'contrast' : 'light');
export const languageOf = (locale: string): Language => Language.safeParse(locale.slice(0, 2)).data ?? 'en';

/** The host's token for our server; it keeps and renews it. */
export const token = (): Promise<string> => authentication.getAuthToken();

export function closeDialog(result?: object): void {
  if (dialog.url.isSupported()) dialog.url.submit(result ?? {});
}

export const openLink = (url: string): Promise<unknown> => app.openLink(url);

/** Adds the tab to a channel when the host's own button is pressed. */
export function offerTab(name: string): void {
  if (!pages.config.isSupported()) return;
  pages.config.registerOnSaveHandler((save) => {
    const contentUrl = `${location.origin}/tab/index.html`;
    pages.config.setConfig({ entityId: 'mutual', contentUrl, websiteUrl: contentUrl, suggestedDisplayName: name }).then(
      () => save.notifySuccess(),
      () => save.notifyFailure('not saved'),
    );
  });
  pages.config.setValidityState(true);
}
