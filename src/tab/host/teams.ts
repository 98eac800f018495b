// Teams and Outlook, through their own library: the only file that imports it.
import { app, authentication, dialog, pages } from '@microsoft/teams-js';
import { TenantId, UserId, type TeamId } from '#domain/ids';
import { languageOf } from '#domain/language';
import { readLink } from '#contract/link';
import { tokenIn } from './answer.ts';
import type { Host, Theme } from './host.ts';

/** Rejects if the page stands in no host. */
export async function enterTeams(onTheme: (theme: Theme) => void): Promise<Host> {
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
    link: readLink(query ?? subPageId ?? ''),
    team: context.team?.groupId as TeamId | undefined,
    token: () => tokenIn(authentication.getAuthToken()),
    closeDialog(result = {}) {
      if (dialog.url.isSupported()) dialog.url.submit(result);
    },
    openLink: (url) => void app.openLink(url),
    offerTab,
  };
}

const themeOf = (theme: string): Theme => (theme === 'dark' ? 'dark' : theme === 'contrast' ? 'contrast' : 'light');

function offerTab(name: string): void {
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
