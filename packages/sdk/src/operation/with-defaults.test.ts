import { expect, it } from 'vitest';
import { withDefaults } from './with-defaults.ts';

const defaults = { attempts: 4, pauseMs: 250 };

it.each([
  [undefined, defaults],
  [{}, defaults],
  [{ attempts: undefined }, defaults],
  [
    { attempts: 0, pauseMs: undefined },
    { attempts: 0, pauseMs: 250 },
  ],
])('what %j does not say is as it is by default', (named, values) => {
  expect(withDefaults(defaults, named)).toEqual(values);
});
