import { invalidInput } from './invalid-input.ts';

/** Throws `invalid`, with where it stands, for text that no database keeps as it is: U+0000, half of a surrogate pair. */
export function checkTexts(value: unknown, field = ''): void {
  if (typeof value === 'string') checkText(value, field);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    checkText(name, field);
    const place = Array.isArray(value) ? `[${name}]` : field ? `.${name}` : name;
    checkTexts(inner, `${field}${place}`);
  }
}

function checkText(text: string, field: string): void {
  if (!text.includes('\0') && !/\p{Surrogate}/u.test(text)) return;
  throw invalidInput(field || 'input', 'expected text without U+0000 and without half of a surrogate pair');
}
