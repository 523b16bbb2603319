import pixelmatch from 'pixelmatch';
import type { PNG } from 'pngjs';

/** The share of pixels, 0 to 1, that differ between two pictures; 1 where their sizes differ. */
export function differingPixels(one: PNG, other: PNG): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  if (one.data.equals(other.data)) return 0;
  return pixelmatch(one.data, other.data, undefined, one.width, one.height) / (one.width * one.height);
}
