import { expect, it } from 'vitest';
import { directionOf } from './direction.ts';

it.each([
  ['en', 'ltr'],
  ['it-IT', 'ltr'],
  ['ar', 'rtl'],
  ['ar-AE', 'rtl'],
  ['AR_eg', 'rtl'],
  ['he', 'rtl'],
  ['arn', 'ltr'],
  ['', 'ltr'],
])('%s is written %s', (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});
