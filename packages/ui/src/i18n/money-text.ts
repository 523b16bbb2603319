import { numberFormat } from './intl-formats.ts';

/** An amount as the locale writes it; a currency that is none is written beside the number. */
export function moneyText(
  locale: string,
  amount: number,
  currency: string,
  options?: Pick<Intl.NumberFormatOptions, 'maximumFractionDigits'>,
): string {
  try {
    return numberFormat(locale, { style: 'currency', currency, ...options }).format(amount);
  } catch {
    return `${numberFormat(locale, { minimumFractionDigits: 2 }).format(amount)} ${currency}`;
  }
}
