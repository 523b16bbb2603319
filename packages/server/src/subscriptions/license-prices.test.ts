import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LicensePrice } from '@partnerkit/sdk/kpis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPrices, type PriceProblem, pricesOfFile } from './license-prices.ts';

const price: LicensePrice = { product: 'calling', amount: 2, currency: 'EUR' };

describe('prices that a host tells', () => {
  it('are looked through once, and what does not fit is told once', async () => {
    const problems: PriceProblem[] = [];
    const rows = [price, { ...price, product: 'meetings', amount: -1 }];
    const find = findPrices(
      () => rows,
      (problem) => problems.push(problem),
    );
    const prices = await find('p');
    expect(await find('p')).toBe(prices);
    expect(prices?.of('a', 'calling')?.amount).toBe(2);
    expect(problems).toEqual([{ partner: 'p', index: 1, field: 'amount', message: expect.any(String) }]);
  });

  it('may be none, of one partner', async () => {
    const find = findPrices(async (partner) => (partner === 'p' ? [price] : undefined));
    expect(await find('q')).toBeUndefined();
  });

  it('that can’t be had make no figures without them', async () => {
    const find = findPrices(() => Promise.reject(new Error('the price list is away')));
    await expect(find('p')).rejects.toMatchObject({
      code: 'unavailable',
      message: 'What licenses cost could not be read: the price list is away',
    });
  });
});

describe('a file of prices', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerkit-prices-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const file = async (text: string) => {
    const path = join(folder, 'prices.json');
    await writeFile(path, text);
    return path;
  };

  it('holds those of every partner, and those that one has of its own', async () => {
    const rows = [price, { ...price, product: 'meetings' }, { ...price, amount: 1, partnerId: 'q' }];
    const pricesOf = await pricesOfFile(await file(JSON.stringify(rows)));
    const find = findPrices(pricesOf);
    const [ofAll, ofOne] = [await find('p'), await find('q')];
    expect([ofAll?.of('a', 'calling')?.amount, ofOne?.of('a', 'calling')?.amount]).toEqual([2, 1]);
    expect([ofAll?.refused, ofOne?.refused]).toEqual([[], []]);
    expect(ofOne?.of('a', 'meetings')?.amount).toBe(2);
  });

  it.each([
    ['is not there', undefined, /no such file/],
    ['is no JSON', '[{', /PARTNERKIT_LICENSE_PRICES: expected a JSON list of prices in .*prices\.json: /],
    ['holds no list', '{}', /found object/],
    [
      'holds a price below zero',
      JSON.stringify([price, { ...price, product: 'm', amount: -1 }]),
      /row 2, amount: .*found -1/,
    ],
    ['holds a text for a price', JSON.stringify([{ ...price, amount: '12' }]), /row 1, amount: .*found "12"/],
    ['holds an unknown currency', JSON.stringify([{ ...price, currency: 'ECU2' }]), /row 1, currency: /],
    ['holds a price twice', JSON.stringify([price, price]), /row 2, product: /],
    ['holds a partner that is no text', JSON.stringify([{ ...price, partnerId: 7 }]), /row 1, partnerId: /],
  ])('that %s is told before the server is ready', async (_, text, message) => {
    const path = text === undefined ? join(folder, 'none.json') : await file(text);
    await expect(pricesOfFile(path)).rejects.toThrow(message);
  });
});
