import { describe, expect, it } from 'vitest';
import { type LicensePrice, licensePrices } from './license-prices.ts';

const calling: LicensePrice = { product: 'calling', amount: 9.5, currency: 'EUR' };

describe('prices of licenses', () => {
  it('are a customer’s own, else everybody’s', () => {
    const { of, refused } = licensePrices([
      calling,
      { ...calling, amount: 7, currency: 'USD', customerId: 'a' },
      { product: 'meetings', amount: 3, currency: 'EUR', customerId: 'a' },
    ]);
    expect(refused).toEqual([]);
    expect(of('a', 'calling')).toMatchObject({ amount: 7, currency: 'USD' });
    expect(of('b', 'calling')).toMatchObject({ amount: 9.5, currency: 'EUR' });
    expect(of('b', 'meetings')).toBeUndefined();
    expect(of('a', 'messaging')).toBeUndefined();
  });

  it('may be zero, which is known', () => {
    expect(licensePrices([{ ...calling, amount: 0 }]).of('a', 'calling')?.amount).toBe(0);
  });

  it.each([
    ['below zero', { ...calling, amount: -1 }, 'amount', 'expected a number of 0 or more, found -1'],
    ['a text', { ...calling, amount: '12' }, 'amount', 'expected a number of 0 or more, found "12"'],
    ['no number', { ...calling, amount: Number.NaN }, 'amount', 'expected a number of 0 or more, found NaN'],
    [
      'of no currency',
      { ...calling, currency: 'XYZ' },
      'currency',
      'expected a currency of ISO 4217, as EUR, found "XYZ"',
    ],
    [
      'of a currency in small letters',
      { ...calling, currency: 'eur' },
      'currency',
      expect.stringContaining('"eur"'),
    ],
    ['of no product', { ...calling, product: '' }, 'product', 'expected a text that is not empty, found ""'],
    [
      'of an empty customer',
      { ...calling, customerId: '' },
      'customerId',
      expect.stringContaining('not empty'),
    ],
    ['none at all', null, '', 'expected object, found null'],
  ])('leave out one that is %s, and go on with the others', (_, row, field, message) => {
    const { of, refused } = licensePrices([row as LicensePrice, { ...calling, product: 'meetings' }]);
    expect(refused).toEqual([{ index: 0, field, message }]);
    expect(of('a', 'calling')).toBeUndefined();
    expect(of('a', 'meetings')).toBeDefined();
  });

  it('leave out a second price of the same', () => {
    const { of, refused } = licensePrices([
      calling,
      { ...calling, amount: 2 },
      { ...calling, customerId: 'a' },
    ]);
    expect(refused).toEqual([
      { index: 1, field: 'product', message: 'expected one price of "calling" for everybody, found another' },
    ]);
    expect(of('b', 'calling')?.amount).toBe(9.5);
  });

  it('are a list', () => {
    expect(() => licensePrices('9.50' as never)).toThrow('rows: expected an array, found "9.50"');
  });
});
