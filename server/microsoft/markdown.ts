// Text that somebody else wrote (the name of a team, of a person), for where cards and messages read Markdown.
// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format

/** What means something anywhere, and what makes a list, heading or quotation of the line that it begins. No more: not every host that draws cards knows every escape. */
const SIGNS = /[\\`*_[\]<>&~|#]|^[-+=](?=\s|$)|(?<=^\d{1,9})[.)](?=\s|$)|^[-=](?=[-=])/g;

/** @returns Markdown in one line that is drawn as this text; of white space one space between words is kept, and none at the ends */
export const inMarkdown = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(SIGNS, String.raw`\$&`);
