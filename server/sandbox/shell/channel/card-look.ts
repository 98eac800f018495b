// How cards look here: Fluent's variables as host config, so that a change of theme needs no second drawing.
import { HostConfig, type IMarkdownProcessingResult } from 'adaptivecards';

const ink = (name: string) => ({ default: `var(--${name})`, subtle: 'var(--colorNeutralForeground3)' });

const container = {
  backgroundColor: 'transparent',
  borderColor: 'transparent',
  foregroundColors: {
    default: ink('colorNeutralForeground1'),
    dark: ink('colorNeutralForeground1'),
    light: ink('colorNeutralForeground3'),
    accent: ink('colorBrandForeground1'),
    good: ink('colorStatusSuccessForeground1'),
    warning: ink('colorStatusWarningForeground1'),
    attention: ink('colorStatusDangerForeground1'),
  },
};

export const cardLook = new HostConfig({
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 32 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  spacing: { none: 0, small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 0 },
  separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
  containerStyles: { default: container, emphasis: { ...container, backgroundColor: 'var(--colorNeutralBackground2)' } },
  textBlock: { headingLevel: 2 },
  factSet: { title: { weight: 'default', isSubtle: true, wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 16 },
  actions: { actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8, maxActions: 6, spacing: 'default' },
});

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const html = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** Of Markdown only `**bold**` and escapes; everything else is text, also what looks like HTML. */
export function plainMarkdown(text: string, result: IMarkdownProcessingResult): void {
  result.outputHtml = text.replace(/\\([!-/:-@[-`{-~])|\*\*(.+?)\*\*|[&<>"']/g, (sign, escaped?: string, bold?: string) =>
    bold === undefined ? html(escaped ?? sign) : `<strong>${html(bold)}</strong>`,
  );
  result.didProcess = true;
}
