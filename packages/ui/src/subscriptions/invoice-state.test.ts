import { describe, expect, it } from 'vitest';
import { invoiceState, moneyText } from './invoice-state.ts';

const asOf = '2026-11-16';

describe('bills (DET-1)', () => {
  it.each([
    ['due today', { dueDate: asOf }, 'open'],
    ['due yesterday', { dueDate: '2026-11-15' }, 'overdue'],
    ['paid late', { dueDate: '2026-11-01', paidDate: asOf }, 'paid'],
    ['paid only after the as-of date', { dueDate: '2026-11-01', paidDate: '2026-11-17' }, 'overdue'],
  ])('%s', (_, invoice, state) => {
    expect(invoiceState(invoice, asOf)).toBe(state);
  });

  it('writes amounts as the locale does, and a currency that is none as it stands', () => {
    expect(moneyText('en', 1234.5, 'EUR')).toBe('€1,234.50');
    expect(moneyText('it', 1234.5, 'EUR')).toMatch(/^1\.234,50\s€$/);
    expect(moneyText('en', 1.5, 'KWD')).toMatch(/^KWD\s1\.500$/);
    expect(moneyText('en', 12, 'EURO')).toBe('12.00 EURO');
  });
});
