// Names as directories have them, in any script: how somebody is called, and that they are noticed where they are named.
import { describe, expect, it } from 'vitest';
import { personalIn } from '#domain/ballot/personal';
import { firstName, initials } from '#domain/pulse/person-name';

describe('Somebody whom the directory has', () => {
  it.each([
    ['in two words', 'Jonas Lindqvist', 'Jonas', 'JL'],
    ['in one', 'Sukarno', 'Sukarno', 'S'],
    ['family name first, with a comma', 'Lindqvist, Jonas', 'Jonas', 'LJ'],
    ['so, and from elsewhere', 'Nair, Priya (External)', 'Priya', 'NP'],
    ['with the name of the organisation', 'Priya Nair [Contoso]', 'Priya', 'PN'],
    ['with the place behind a stroke', 'Priya Nair | Berlin', 'Priya', 'PN'],
    ['with a degree behind a comma', 'Priya Nair, PhD', 'Priya', 'PN'],
    ['with a title', 'Dr. Priya Nair', 'Priya', 'PN'],
    ['with a title behind the comma', 'Nair, Dr. Priya', 'Priya', 'NP'],
    ['with several, in German', 'Prof. Dr.-Ing. Jürgen Vogel', 'Jürgen', 'JV'],
    ['family name in capitals', 'MARTIN Claire', 'Claire', 'MC'],
    ['with two given names joined', 'Jean-Luc Picard', 'Jean-Luc', 'JP'],
    ['with an initial', 'J. Lindqvist', 'J.', 'JL'],
    ['in Chinese', '李小伟', '李小伟', '李'],
    ['in Japanese, with a space', '山田 太郎', '山田 太郎', '山'],
    ['in Korean', '김민수', '김민수', '김'],
    ['in Arabic', 'محمد العلي', 'محمد', 'م'],
    ['in Arabic, with a name of two words', 'عبد الله الحداد', 'عبد الله', 'ع'],
    ['in Cyrillic', 'Анна Петрова', 'Анна', 'АП'],
    ['with a picture', 'Mei 🌱 Tanaka', 'Mei', 'MT'],
    ['with a picture in front, of several signs', '👩🏽‍💻 Mei Tanaka', 'Mei', 'MT'],
    ['with letters of two code units', '𝒥onas Lindqvist', '𝒥onas', '𝒥L'],
    ['as nothing but a remark', '(Guest)', '(Guest)', ''],
  ])('%s: %s is called %s and has the initials %s', (_how, name, called, letters) => {
    expect([firstName(name), initials(name)]).toEqual([called, letters]);
  });
});

describe('Before a voice is sent the device notices', () => {
  const TEAM = ['Priya Raman', 'Tomás Novák', 'Jo Li', 'نور حداد', 'Jürgen Vogel', 'Søren Ødegård', 'Conor O’Brien'].join(';');
  it.each([
    ['a first name', TEAM, 'As Priya said, it is final.', ['Priya']],
    ['a name without its accents, and its genitive', TEAM, 'tomas’s idea, and Novak too', ['tomas', 'Novak']],
    ['a German genitive, and an umlaut written with an e', TEAM, 'Priyas Idee, nicht Juergens', ['Priyas', 'Juergens']],
    ['letters that no accent explains', TEAM, 'ask Soren or ODEGARD', ['Soren', 'ODEGARD']],
    ['an apostrophe within', TEAM, 'O’Brien never answers', ['O’Brien']],
    ['a name of two letters, not where a sentence begins with such a word', TEAM, 'Jo is right. Li too, says Li.', ['Li']],
    ['a family name that stands first', 'Nair, Priya', 'Nair never listens.', ['Nair']],
    ['nobody called "External"', 'Nair, Priya (External)', 'The external audit is late.', []],
    ['a Chinese name between other characters', '李小伟', '我觉得李小伟做得不好', ['李小伟']],
    ['a Chinese given name alone', '李小伟', '小伟做得不好', ['小伟']],
    ['a Japanese family name with its address', '山田 太郎', '山田さんは来ない', ['山田']],
    ['a Korean given name with its particle', '김민수', '민수가 혼자 결정해요', ['민수']],
    ['a Thai name', 'สมชาย ใจดี', 'คุณสมชายตัดสินใจคนเดียว', ['สมชาย']],
    ['a name in Arabic', TEAM, 'كما قالت نور أمس', ['نور']],
    ['one with what is written in front of it', 'محمد العلي', 'قلت لمحمد أمس وللعلي', ['لمحمد', 'وللعلي']],
    ['one with another spelling of the alif', 'أحمد حداد', 'رأي احمد وحده', ['احمد']],
    ['one without the points of its last letter, and not the word "on"', 'مصطفى علي', 'رأي مصطفي على الطاولة', ['مصطفي']],
    ['one of two words, joined or not', 'عبد الله الحداد', 'سألت عبدالله ثم عبد الله', ['عبدالله', 'عبد الله']],
    ['no name of two words in the second alone', 'عبد الله الحداد', 'الحمد لله وإن شاء الله', []],
    ['a Russian name with its ending', 'Анна Петрова', 'Без Анны и Петровой', ['Анны', 'Петровой']],
    ['a name in Devanagari', 'प्रिया नायर', 'मैंने प्रिया से कहा', ['प्रिया']],
    ['a name behind a picture', '🌱 Mei Tanaka', 'Mei decides alone', ['Mei']],
    ['a mail address', TEAM, 'write to front.desk@harbour.example please', ['front.desk@harbour.example']],
    ['a phone number, in Arabic digits too', TEAM, 'call +49 170 123 45 67 or ٠٥٠١٢٣٤٥٦٧', ['+49 170 123 45 67', '٠٥٠١٢٣٤٥٦٧']],
    ['nothing in words and dates', TEAM, 'Since 24.11. the 3 builds of Prague are late, jo.', []],
  ])('%s', (_what, names, text, found) => {
    expect(personalIn(text, names)).toEqual(found);
  });

  it('nobody in a text of words that are nobody’s, whoever is in the team', () => {
    expect(personalIn('Nobody decides alone here; we should ask more often and say why.', `${TEAM};;  ;(Guest)`)).toEqual([]);
  });
});
