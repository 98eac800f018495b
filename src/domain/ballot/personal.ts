// Traces of persons in a text: names in any script, mail addresses, phone numbers. Looked for on the device, before anything is sent.
import { wordsOf } from '../pulse/person-name.ts';

const MAIL = /[^\s@,;<>()]+@[^\s@,;<>()]+\.\p{L}{2,}/giu;
/** Seven digits or more (ITU-T E.164 allows up to fifteen), however they are grouped, in whatever digits. */
const PHONE = /\+?\p{Nd}(?:[\s()/.-]*\p{Nd}){6,14}/gu;
/** Words of a name that are words of a language too would warn for nothing. */
const NAME_MIN = 3;
const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;
/** Scripts in which a name stands between other letters without a space. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ARABIC = /\p{Script=Arabic}/u;

interface Wanted {
  /** As words of a text are folded. */
  words: Set<string>;
  /** To be found anywhere. */
  pieces: string[];
  /** Two letters: found only as they are written, and not where every word is written so. */
  short: Set<string>;
}

/**
 * @param names of people who might be meant, as directories have them, `;` between them
 * @returns what was found, as it stands in the text, each once
 */
export function personalIn(text: string, names: string): string[] {
  const { words, pieces, short } = wantedOf(names);
  const found = [...text.matchAll(WORD)];
  const named = found.flatMap(({ 0: word, index }, nth) => {
    const next = found[nth + 1]?.[0];
    if (next !== undefined && words.has(joined(`${withoutPrefix(folded(word))} ${folded(next)}`))) return [`${word} ${next}`];
    const isNamed = formsOf(word).some((form) => words.has(form)) || (short.has(word) && !/(?:^|[.!?\n]\s*)$/u.test(text.slice(0, index)));
    return isNamed ? [word.replace(/['’]s$/u, '')] : [];
  });
  const within = pieces.filter((piece) => text.normalize('NFC').includes(piece));
  const longest = within.filter((piece) => !within.some((other) => other !== piece && other.includes(piece)));
  return [...new Set([...named, ...longest, ...(text.match(MAIL) ?? []), ...(text.match(PHONE) ?? [])])];
}

/** The last names that were read: the same at every key. */
let read: { names: string; wanted: Wanted } | undefined;

function wantedOf(names: string): Wanted {
  if (read?.names === names) return read.wanted;
  const wanted: Wanted = { words: new Set(), pieces: [], short: new Set() };
  for (const name of names.split(';')) want(wanted, wordsOf(name));
  read = { names, wanted };
  return wanted;
}

function want({ words, pieces, short }: Wanted, parts: readonly string[]): void {
  if (parts.some((part) => UNSPACED.test(part))) {
    const whole = parts.join('');
    // "李小伟" is also called "小伟"; a single character is a word of its own.
    const called = parts.length > 1 ? parts : [whole.length > 2 ? whole.slice(-2) : whole];
    pieces.push(...[whole, parts.join(' '), ...called].filter((piece, nth, all) => piece.length > 1 && all.indexOf(piece) === nth));
    return;
  }
  for (const part of parts.flatMap((word) => word.split(/[-‐]/u))) {
    const name = folded(part);
    if (name.length === 2 && !ARABIC.test(name)) short.add(part);
    if (name.length < NAME_MIN) continue;
    for (const form of [joined(withoutArticle(name)), folded(spelledOut(part)), stem(name)]) if (form.length >= NAME_MIN) words.add(form);
    words.add(joined(name));
    // Egypt writes "مصطفى" without its points; but "على" is "on", and nobody.
    words.add(joined(withoutArticle(name)).replace(/ى$/u, 'ي'));
  }
}

/** What a word of a text may be of: itself, without its ending, without what Arabic writes in front of it. */
function formsOf(word: string): string[] {
  const whole = folded(word);
  const [before = whole] = whole.split(/['’]/u);
  const rest = withoutPrefix(whole);
  return [
    whole,
    stem(whole),
    ...(before.length >= NAME_MIN ? [before] : []),
    ...(/\p{Script=Latin}s$/u.test(whole) && whole.length > NAME_MIN ? [whole.slice(0, -1)] : []),
    ...(ARABIC.test(whole) ? [withoutArticle(whole), withoutArticle(whole.replace(/^[وف]/u, '')), rest, withoutArticle(rest)] : []),
  ];
}

/** "لمحمد" is "to Muhammad": one letter, two at most. */
const withoutPrefix = (word: string): string => {
  const [, rest = word] = /^[وف]?[بلك]?(?=\p{L}{3})(\p{Script=Arabic}+)$/u.exec(word) ?? [];
  return rest;
};
const withoutArticle = (word: string): string => word.replace(/^(?:ال|لل)(?=\p{L}{3})/u, '');
/** "عبد الله" and "عبدالله" are one. */
const joined = (word: string): string => word.replaceAll(' ', '');
/** Cyrillic and Greek names have endings: "Анна", "Анны". */
const stem = (word: string): string =>
  /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word) && word.length > NAME_MIN ? word.replace(/[аеёиоуыэюяйьαειουως]{1,2}$/u, '') : word;

/** "Jürgen" is written "Juergen" too. */
const spelledOut = (word: string): string => word.replace(/[äöü]/giu, (letter) => `${letter.normalize('NFD').charAt(0)}e`);

const LETTERS: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ة: 'ه',
  ـ: '',
};

/** Without case, accents and vowel marks: "tomas" is Tomás. Marks of Indian and other scripts are letters and stay. */
const folded = (word: string): string =>
  word
    .toLowerCase()
    .replace(/./gu, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670]/gu, '');
