import { defaultLowAssignment } from '@partnerkit/sdk/rules';
import type { Formats } from '../i18n/formats.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import type { Translate } from '../i18n/translate.ts';

/** The sizes of a band of peers, by its lower end; the smallest takes all that are smaller, too. */
export function peerBandText(
  band: number | undefined,
  {
    t,
    formats,
    bands = defaultLowAssignment.bands,
  }: { t: Translate; formats: Formats; bands?: readonly number[] | undefined },
): string {
  const say = t.with(figureTexts);
  if (band === undefined) return say('figure.bandAll');
  const next = bands[bands.indexOf(band) + 1];
  return next === undefined || !bands.includes(band)
    ? say('figure.bandFrom', { from: formats.number(band) })
    : say('figure.bandRange', { from: formats.number(band), to: formats.number(next - 1) });
}
