import { describe, expect, it } from 'vitest';
import { invoiceState } from './invoice-state.ts';

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
});
