// Names of people as directories have them: "Nair, Priya (External)", "MARTIN Claire", "李小伟", "عبد الله الحداد", "Mei 🌱".

/** What organisations add: `(External)`, `[Contoso]`, `| Berlin`, and signs that are no letters. */
const ADDED =
  /\([^)]*\)|（[^）]*）|\[[^\]]*\]|【[^】]*】|<[^>]*>|[|｜].*$|\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}|\u{20E3}/gu;
/** "Dr.", "Dipl.-Ing.", "د."; a Latin letter with a point is somebody's initial. */
const TITLE = /^(?:(?:\p{L}{2,}\.(?:-\p{L}+\.)*|\p{Script=Arabic}\.)\s*)+(?=\p{L})/u;
/** What stands behind a comma and is no given name. */
const SUFFIX = /^(?:jr|sr|i{1,3}|iv|ph\.?d|m\.?d|mba|m\.?sc|b\.?sc|esq)\.?$/iu;
const COMMA = /\s*[,،，]\s*/u;
/** Words that are a name only together with the one behind them. */
const BOUND = new Set(['عبد', 'أبو', 'ابو', 'أم', 'ام', 'بن', 'ابن', 'آل']);
/** Written without spaces, or family name first and never alone. */
const WHOLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Without what is added, titles and signs. Empty if nothing of it is a name. */
const cleaned = (name: string): string =>
  name
    .normalize('NFC')
    .replace(ADDED, ' ')
    .replace(/[_;]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(TITLE, '')
    .replace(/[,،，\s]+$/u, '');

/** The words of a name in the order of the directory, those that belong together as one: "عبد الله". */
export function wordsOf(name: string): string[] {
  return partsOf(cleaned(name)).flatMap(spaced);
}

/** "Last" and "First" of "Last, First, PhD". */
const partsOf = (clean: string): string[] => clean.split(COMMA).filter((part, nth) => part !== '' && (nth === 0 || !SUFFIX.test(part)));

const spaced = (part: string): string[] =>
  part
    .split(' ')
    .filter((word) => /\p{L}/u.test(word))
    .reduce<string[]>((words, word) => {
      const last = words.at(-1);
      return last !== undefined && BOUND.has(last) ? [...words.slice(0, -1), `${last} ${word}`] : [...words, word];
    }, []);

/** How a colleague says it: "Jonas" of "Jonas Lindqvist" and of "Lindqvist, Jonas"; a Chinese, Japanese or Korean name is said whole. */
export function firstName(name: string): string {
  const clean = cleaned(name);
  if (clean === '') return name.trim();
  if (WHOLE.test(clean)) return clean;
  const [first = '', second] = partsOf(clean);
  const words = spaced((second ?? first).replace(TITLE, ''));
  // Some directories write the family name in capitals: then whoever is not written so is the given name.
  const given = words.some(isLoud) ? words.find((word) => !isLoud(word)) : undefined;
  return given ?? words[0] ?? clean;
}

const isLoud = (word: string): boolean => /(?:\p{Lu}.*){3}/u.test(word) && word === word.toUpperCase() && !/\p{Lo}/u.test(word);

/** "JL" of "Jonas Lindqvist", in the order of the directory; one letter where two would join or be read as a word. */
export function initials(name: string): string {
  const words = wordsOf(name);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return /^\p{Lo}/u.test(first) ? letter(first) : letter(first) + letter(last);
}

/** The first character as people count, with what is joined to it. */
const letter = (word: string): string => [...new Intl.Segmenter().segment(word)][0]?.segment.toUpperCase() ?? '';
