import { expect, it, vi } from 'vitest';
import { misfit } from '../errors/check-argument.ts';
import { loadOnce } from './load-once.ts';

it('a part is loaded once, however many need it', async () => {
  const load = vi.fn(async () => 'part');
  const part = loadOnce(load);
  expect(await Promise.all([part(), part()])).toEqual(['part', 'part']);
  expect(load).toHaveBeenCalledOnce();
});

it('a part is at hand once it has loaded', async () => {
  const part = loadOnce(async () => 'part');
  expect(part.atHand()).toBeUndefined();
  await part();
  expect(part.atHand()).toBe('part');
});

it('a part that could not be loaded is unavailable, and asked for again', async () => {
  const load = vi.fn(async () => 'part').mockRejectedValueOnce(new TypeError('Failed to fetch'));
  const part = loadOnce(load);
  await expect(part()).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  expect(await part()).toBe('part');
});

it('a part that can’t be made of what the host has set says which of it', async () => {
  const part = loadOnce(async () => {
    throw misfit('weights.overLimit', 'a number above 0', Number.NaN);
  });
  await expect(part()).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'weights.overLimit' }] });
});
