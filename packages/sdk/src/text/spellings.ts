import { foldText } from './fold-text.ts';

/**
 * Letters that no folding takes apart, each before how it is written on a keyboard without them. They stand in a text: names of
 * members would be no names any more in a page that is read in another encoding.
 */
const plainLetters = 'ßss æae œoe øo łl đd ðd þth ħh ıi';

/** Letters that people write as two where they don't drop the accent. */
const spelledOut = 'äae öoe üue åaa øoe';

/** What may be spelled otherwise than it is folded: these letters, and all beyond Latin but the dashes and quotes of names. */
const mayBeSpelledOut = /[äöüåøÄÖÜÅØ]|[^\0-\u024f–—‘’“”]/;
/** What is spelled otherwise; beside these letters a sigma, which is made small by what stands around it. */
const isSpelledOut = /[äöüåøσςϲ]/;
const isPlainOtherwise = /[ßæœøłđðþħı]/;

/**
 * The ways in which a text is written by who has no keyboard for it, folded: `Möbel` as `mobel` and `moebel`, `Straße` as
 * `strasse`. A text is found where one of its spellings stands in a {@link searchableText}.
 */
export function spellings(text: string): readonly string[] {
  const bare = plain(foldText(text));
  if (!mayBeSpelledOut.test(text)) return [bare];
  const composed = text.normalize('NFC').toLowerCase();
  if (!isSpelledOut.test(composed)) return [bare];
  const spelled = plain(foldText(replaced(composed, spelledOut)));
  return spelled === bare ? [bare] : [bare, spelled];
}

/** The text in which a search for any spelling looks; it begins with the folded text. */
export function searchableText(text: string): string {
  const folded = foldText(text);
  if (!isPlainOtherwise.test(folded) && !mayBeSpelledOut.test(text)) return folded;
  return [...new Set([folded, ...spellings(text)])].join('\n');
}

function plain(folded: string): string {
  return isPlainOtherwise.test(folded) ? replaced(folded, plainLetters) : folded;
}

function replaced(text: string, letters: string): string {
  return text.replace(/[^\0-\x7f]/g, (letter) => letters.split(letter)[1]?.split(' ')[0] ?? letter);
}
