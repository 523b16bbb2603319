import { foldText } from './fold-text.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const ascii = /^[\x00-\x7f]*$/;

/** Letters that no folding takes apart, and how they are written on a keyboard without them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};

/** Letters that people write as two where they don't drop the accent. */
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/**
 * The ways in which a text is written by who has no keyboard for it, folded: `Möbel` as `mobel` and `moebel`, `Straße` as
 * `strasse`. A text is found where one of its spellings stands in a {@link searchableText}.
 */
export function spellings(text: string): readonly string[] {
  const bare = plain(foldText(text));
  if (ascii.test(text)) return [bare];
  const spelled = plain(foldText(replaced(text.normalize('NFC').toLowerCase(), spelledOut)));
  return spelled === bare ? [bare] : [bare, spelled];
}

/** The text in which a search for any spelling looks; it begins with the folded text. */
export function searchableText(text: string): string {
  const folded = foldText(text);
  return ascii.test(text) ? folded : [...new Set([folded, ...spellings(text)])].join('\n');
}

function plain(folded: string): string {
  return ascii.test(folded) ? folded : replaced(folded, plainLetters);
}

function replaced(text: string, letters: Readonly<Record<string, string>>): string {
  return text.replace(/[^\0-\x7f]/g, (letter) => letters[letter] ?? letter);
}
