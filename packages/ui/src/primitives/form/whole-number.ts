/** Zeros of the digits that keyboards type: Latin, Arabic, Persian, Devanagari, full width. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0xff10];

/**
 * A whole number as it is typed, in the digits of any of these scripts; anything else (`1e3`, `1.5`, `-1`, `1,000`, whose
 * comma is a decimal one elsewhere) stays the text that it is, so that a schema refuses it.
 */
export function wholeNumberTyped(text: string): number | string {
  const digits = [...text.trim()].map((character) => digitOf(character));
  if (digits.length === 0 || digits.length > 15 || digits.includes(undefined)) return text;
  return Number(digits.join(''));
}

function digitOf(character: string): number | undefined {
  const code = character.codePointAt(0) as number;
  const zero = zeros.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? undefined : code - zero;
}
