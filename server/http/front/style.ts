// How the front page looks: the tab's own colours and measures, in one sheet that needs no script to be light or dark.

type Colours = Record<`color${string}` | 'dataPaper', string>;

/** Names and values are those of `src/tab/ui/tokens.css`; a test compares them. */
export const LIGHT: Colours = {
  dataPaper: '#ffffff',
  colorNeutralForeground1: '#242424',
  colorNeutralForeground2: '#424242',
  colorNeutralStroke2: '#e0e0e0',
  colorBrandForegroundLink: '#4f52b2',
  colorStrokeFocus2: '#000000',
};

export const DARK: Colours = {
  dataPaper: '#292929',
  colorNeutralForeground1: '#ffffff',
  colorNeutralForeground2: '#d6d6d6',
  colorNeutralStroke2: '#525252',
  colorBrandForegroundLink: '#7f85f5',
  colorStrokeFocus2: '#ffffff',
};

const listed = (colours: Colours) =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ');

export const STYLE = `
:root { color-scheme: light dark; ${listed(LIGHT)} }
@media (prefers-color-scheme: dark) { :root { ${listed(DARK)} } }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 24px; }
body {
  margin: 0;
  font: 400 16px/24px 'Segoe UI', 'Segoe UI Web (West European)', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', sans-serif;
  color: var(--colorNeutralForeground1);
  background: var(--dataPaper);
  overflow-wrap: break-word;
}
main { width: min(920px, 100%); margin: 0 auto; padding: 40px 48px 72px; }
h1, h2, p, ul { margin: 0; padding: 0; }
h1 { font-size: 28px; line-height: 36px; letter-spacing: -0.01em; text-wrap: balance; margin-top: 24px; max-width: 28em; }
:lang(ar) h1 { letter-spacing: 0; line-height: 44px; }
:lang(ja) h1 { letter-spacing: 0; word-break: auto-phrase; }
h1, h2 { font-weight: 600; }
h2 { font-size: 20px; line-height: 28px; }
p { max-width: 66ch; margin-top: 8px; text-wrap: pretty; }
section { margin-top: 56px; }
a { color: var(--colorBrandForegroundLink); text-underline-offset: 2px; text-decoration-thickness: 1px; }
a:focus-visible { outline: 2px solid var(--colorStrokeFocus2); outline-offset: 2px; border-radius: 4px; }
.name { display: flex; align-items: center; gap: 10px; margin: 0; font-weight: 600; }
.read { margin-top: 40px; display: grid; grid-template-columns: 1fr 1fr; gap: 0 48px; list-style: none; }
.read li { padding: 16px 0; border-top: 1px solid var(--colorNeutralStroke2); }
.read a { display: inline-block; padding: 10px 0; font-weight: 600; font-size: 16px; }
.read p { margin: 0; color: var(--colorNeutralForeground2); }
@media (max-width: 640px) {
  main { padding: 24px 16px 56px; }
  h1 { font-size: 24px; line-height: 32px; }
  .read { grid-template-columns: 1fr; }
  section { margin-top: 40px; }
}
`;
