// Traces of persons in a text: names, mail addresses, phone numbers. Looked for on the device, before anything is sent.

const MAIL = /[^\s@,;<>()]+@[^\s@,;<>()]+\.[a-z]{2,}/giu;
/** Seven digits or more (ITU-T E.164 allows up to fifteen), however they are grouped. */
const PHONE = /\+?\d(?:[\s()/.-]*\d){6,14}/gu;
/** Words of a name that are words of a language too would warn for nothing. */
const NAME_MIN = 3;

/**
 * @param names of people who might be meant, first and last, `;` between them
 * @returns what was found, as it stands in the text, each once
 */
export function personalIn(text: string, names: string): string[] {
  const wanted = new Set(names.split(/[\s;-]+/u).map(folded));
  const words = (text.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? []).map((word) => word.replace(/['’]s$/u, ''));
  const named = words.filter((word) => word.length >= NAME_MIN && wanted.has(folded(word)));
  return [...new Set([...named, ...(text.match(MAIL) ?? []), ...(text.match(PHONE) ?? [])])];
}

/** Without case and accents: "tomas" is Tomás. */
const folded = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
