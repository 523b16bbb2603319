import { expect, it } from 'vitest';
import { moneyText } from './money-text.ts';

it('an amount is written as the locale does, and a currency that is none as it stands', () => {
  expect(moneyText('en', 1234.5, 'EUR')).toBe('€1,234.50');
  expect(moneyText('it', 1234.5, 'EUR')).toMatch(/^1\.234,50\s€$/);
  expect(moneyText('en', 1.5, 'KWD')).toMatch(/^KWD\s1\.500$/);
  expect(moneyText('en', 12, 'EURO')).toBe('12.00 EURO');
  expect(moneyText('en', 1234.5, 'EUR', { maximumFractionDigits: 0 })).toBe('€1,235');
});
