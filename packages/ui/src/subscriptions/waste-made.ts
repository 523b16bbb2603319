import type { WasteLeftOut } from '@partnerkit/sdk/kpis';
import type { Formats } from '../i18n/formats.ts';
import { moneyText } from '../i18n/money-text.ts';
import { excludedTexts } from '../i18n/texts/excluded-texts.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { wasteMadeTexts } from '../i18n/texts/waste-made-texts.ts';
import type { IdIn, Translate } from '../i18n/translate.ts';
import { type Waste, type WasteKind, wasteChange, wasteText } from './waste-words.ts';

/** How the amount of each currency came about. */
export function wasteMade({ amounts }: Waste, kind: WasteKind, locale: string, t: Translate): string[] {
  const say = t.with(wasteMadeTexts);
  return amounts.map(({ currency, ...parts }) => {
    const money = (amount: number) => moneyText(locale, amount, currency);
    return kind === 'overage'
      ? say('wasteMade.madeOverage', { overage: money(parts.overage) })
      : say('wasteMade.madeIdle', { unassigned: money(parts.unassigned), unused: money(parts.unused) });
  });
}

/** A message for each reason why a pool is left out: one that is missing does not compile. */
type LeftOutMessage = Extract<IdIn<typeof wasteMadeTexts>, `wasteMade.${WasteLeftOut['reason']}`>;

const leftOut: Readonly<Record<WasteLeftOut['reason'], LeftOutMessage>> = {
  noPrice: 'wasteMade.noPrice',
  assignedNotSupplied: 'wasteMade.assignedNotSupplied',
  usedNotSupplied: 'wasteMade.usedNotSupplied',
  trial: 'wasteMade.trial',
};

/** What was left out and why; a reason of a newer source is shown as it is named. */
export function wasteLeftOut({ excluded }: Waste, t: Translate): string[] {
  const say = t.with(wasteMadeTexts, excludedTexts);
  return excluded.map(({ reason, of, count }) =>
    Object.hasOwn(leftOut, reason)
      ? say(leftOut[reason as WasteLeftOut['reason']], { count })
      : say('excluded.other', { count, of, reason }),
  );
}

/** What it was a week before and what has been added since, at which prices, and what is left out of the comparison. */
export function wasteWeekBefore(
  waste: Waste,
  kind: WasteKind,
  { locale, t, formats }: { readonly locale: string; readonly t: Translate; readonly formats: Formats },
): string[] {
  const { weekBefore } = waste;
  const change = wasteChange(waste, kind, locale, t);
  if (!weekBefore || !change) return [];
  const say = t.with(wasteMadeTexts, figureTexts);
  const { amounts, asOf, week, notKnown } = weekBefore;
  const value = wasteText({ amounts }, kind, locale);
  return [
    ...(value === undefined
      ? []
      : [say('figure.weekBeforeMade', { value, date: formats.day(asOf), week: formats.day(week) })]),
    change.text,
    say('wasteMade.todaysPrices'),
    ...(notKnown > 0 ? [say('figure.weekBeforeLeftOut', { count: notKnown })] : []),
  ];
}
