import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { saveFile } from './save-file.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('a file stays at its address for browsers that read it after the click, and goes in the end', () => {
  const revoke = vi.fn();
  URL.createObjectURL = () => 'blob:file';
  URL.revokeObjectURL = revoke;
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  saveFile('customers.csv', new Blob(['name']));
  expect(clicked).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(5000);
  expect(revoke).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(revoke).toHaveBeenCalledWith('blob:file');
});
