import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** The share of pixels, 0 to 1, that differ between two PNG pictures; 1 where their sizes differ. */
export function differingPixels(one: Uint8Array, other: Uint8Array): number {
  // the same picture is written as the same bytes
  if (Buffer.compare(one, other) === 0) return 0;
  const [a, b] = [PNG.sync.read(Buffer.from(one)), PNG.sync.read(Buffer.from(other))];
  if (a.width !== b.width || a.height !== b.height) return 1;
  return pixelmatch(a.data, b.data, undefined, a.width, a.height) / (a.width * a.height);
}
