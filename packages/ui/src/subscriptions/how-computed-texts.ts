import { defaultLowAssignment } from '@partnerkit/sdk';
import type { Formats } from '../i18n/formats.ts';
import type { MessageId, Translate } from '../i18n/translate.ts';
import type { LicenseFigure } from './use-license-figures.ts';

const exclusions: Readonly<Record<string, MessageId>> = {
  'notSupplied customers': 'excluded.customersNotSupplied',
  'invalid subscriptions': 'excluded.subscriptionsInvalid',
  'notSupplied pools': 'excluded.poolsNotSupplied',
  'nothingPurchased pools': 'excluded.poolsNothingPurchased',
};

/** What was left out and why; a reason of a newer source is shown as it is named. */
export function exclusionText(
  { reason, of, count }: LicenseFigure['excluded'][number],
  t: Translate,
): string {
  const id = exclusions[`${reason} ${of}`];
  return id ? t(id, { count }) : t('excluded.other', { count, of, reason });
}

/** The sizes of a band of peers, by its lower end; the smallest takes all that are smaller, too. */
export function bandText(
  band: number | undefined,
  {
    t,
    formats,
    bands = defaultLowAssignment.bands,
  }: { t: Translate; formats: Formats; bands?: readonly number[] | undefined },
): string {
  if (band === undefined) return t('figure.bandAll');
  const next = bands[bands.indexOf(band) + 1];
  return next === undefined || !bands.includes(band)
    ? t('figure.bandFrom', { from: formats.number(band) })
    : t('figure.bandRange', { from: formats.number(band), to: formats.number(next - 1) });
}
