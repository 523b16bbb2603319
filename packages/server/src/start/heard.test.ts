import { afterEach, expect, it, vi } from 'vitest';
import { heard } from './heard.ts';

afterEach(() => vi.restoreAllMocks());

it.each([
  [
    'throws',
    () => {
      throw new Error('full');
    },
  ],
  ['promises and rejects', () => Promise.reject(new Error('full'))],
])('a listener that %s fails nothing, and is named on the console', async (_, listener: () => unknown) => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  heard('log', listener)?.('told');
  await vi.waitFor(() => expect(error).toHaveBeenCalledWith('PartnerKit: log failed.', new Error('full')));
});

it('is told at once, and there is none where the host has none', () => {
  const listener = vi.fn();
  heard('log', listener)?.('told');
  expect(listener).toHaveBeenCalledWith('told');
  expect(heard('log', undefined)).toBeUndefined();
});
