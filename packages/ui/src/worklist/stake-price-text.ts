import { moneyText } from '../i18n/money-text.ts';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import type { HeldReason } from './reason-words.ts';

/** What licenses at stake cost a month: each currency by itself, and how many have no known price, which is not zero. */
export function stakePriceText(
  { amounts, noPrice }: NonNullable<HeldReason['price']>,
  t: Translate,
  locale: string,
): string {
  const say = t.with(worklistTexts);
  if (amounts.length === 0) return noPrice > 0 ? say('worklist.noPrice') : say('worklist.noCost');
  const texts = amounts.map(({ currency, amount }) =>
    moneyText(locale, amount, currency, { maximumFractionDigits: 0 }),
  );
  const known = say('worklist.priceAMonth', { amounts: texts.join(' · ') });
  return noPrice > 0 ? `${known} (${say('worklist.withoutPrice', { count: noPrice })})` : known;
}
