import { numberFormat } from './intl-formats.ts';

/** An amount as the locale writes it; a currency that is none is written beside the number. */
export function moneyText(
  locale: string,
  amount: number,
  currency: string,
  options?: Pick<Intl.NumberFormatOptions, 'maximumFractionDigits' | 'signDisplay'>,
): string {
  try {
    return numberFormat(locale, { style: 'currency', currency, ...options }).format(amount);
  } catch {
    const { signDisplay = 'auto' } = options ?? {};
    return `${numberFormat(locale, { minimumFractionDigits: 2, signDisplay }).format(amount)} ${currency}`;
  }
}
