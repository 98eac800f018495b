// What the tab knows of the program that it stands in, and what that program can do for it. Nothing else depends on which one it is.
import type { Language, TeamId, TenantId, UserId } from '#domain/ids';
import type { TabLink } from '#contract/link';

export type Theme = 'light' | 'dark' | 'contrast';

/** Why a host gave no token: nobody has consented for the organisation, the person broke it off, no answer came, or a no for another reason. */
export type SignInCode = 'no-consent' | 'sign-in-cancelled' | 'sign-in-unanswered' | 'sign-in-refused';

export class SignInFailure extends Error {
  override readonly name = 'SignInFailure';
  readonly code: SignInCode;
  constructor(code: SignInCode) {
    super(code);
    this.code = code;
  }
}

export interface Host {
  tenant: TenantId;
  user: UserId;
  language: Language;
  theme: Theme;
  /** `dialog`: opened from a card or a command. `settings`: a tab is being added to a channel. */
  frame: 'page' | 'dialog' | 'settings';
  /** Where the link led that the tab was opened with. */
  link: TabLink | undefined;
  /** The team whose channel the tab stands in. */
  team: TeamId | undefined;
  /** This person's token for our server; the host keeps and renews it. @throws {SignInFailure} */
  token(): Promise<string>;
  closeDialog(result?: object): void;
  openLink(url: string): void;
  /** Adds the tab to a channel, under this name, when the host's own button is pressed. */
  offerTab(name: string): void;
}
