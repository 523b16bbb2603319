import { expect, it } from 'vitest';
import { holdsUp } from './holds-up.ts';

it.each([
  [9, 1, undefined, true],
  [8, 1, undefined, false],
  [0, 1, undefined, false],
  [0, 1, 0, false],
  [0, 0, undefined, true],
  [1, 1, 0.5, true],
  [99, 1, 1, false],
])(
  'a file of %i good and %i refused rows, with a share of %s, holds up: %s',
  (good, refused, share, expected) => {
    expect(holdsUp({ good, refused }, share)).toBe(expected);
  },
);
