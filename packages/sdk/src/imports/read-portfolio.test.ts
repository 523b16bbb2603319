import { describe, expect, it } from 'vitest';
import { readPortfolio } from './read-portfolio.ts';

const acme = { id: 'c1', name: 'Acme', region: 'EU' };
const plan = {
  id: 's1',
  customerId: 'c1',
  kind: 'subscription',
  startDate: '2026-01-01',
  endDate: '2026-12-31',
  licenses: [{ product: 'calling', purchased: 10 }],
};

describe('a portfolio', () => {
  it('is customers and subscriptions with their day', () => {
    expect(readPortfolio({ asOf: '2026-11-16', customers: [acme], subscriptions: [plan] })).toEqual({
      asOf: '2026-11-16',
      customers: [acme],
      subscriptions: [plan],
      refused: [],
    });
  });

  it('may be a bare array of customers, with nothing supplied beside them', () => {
    expect(readPortfolio([{ id: 'c1', name: '=1\n<b>' }])).toStrictEqual({
      customers: [{ id: 'c1', name: '=1\n<b>' }],
      refused: [],
    });
  });

  it('tells no subscriptions from none supplied', () => {
    expect(readPortfolio({ customers: [] })).not.toHaveProperty('subscriptions');
    expect(readPortfolio({ customers: [], subscriptions: [] }).subscriptions).toEqual([]);
  });

  it('keeps fields, products and regions that it does not know', () => {
    const customer = { ...acme, region: 'MARS', products: ['teleport'], crm: { owner: 'x' } };
    const trial = { ...plan, kind: 'trial', licenses: [{ product: 'teleport', purchased: 1 }], note: 'x' };
    const read = readPortfolio({ customers: [customer], subscriptions: [trial], generator: 'x' });
    expect(read.customers).toEqual([customer]);
    expect(read.subscriptions).toEqual([trial]);
  });

  it.each([
    [null, 'found null'],
    ['<!doctype html>', 'found "<!doctype html>"'],
    [{}, 'found an empty object'],
    [{ items: [], total: 3 }, 'found an object with items, total'],
    [{ customers: { c1: acme } }, 'customers: expected an array of rows, found an object with c1'],
    [{ customers: [], subscriptions: null }, 'subscriptions: expected an array of rows, found null'],
    [{ customers: [], asOf: '2026-02-30' }, 'asOf: expected a calendar date, YYYY-MM-DD, found "2026-02-30"'],
    [{ customers: [], asOf: 3 }, 'asOf: expected a calendar date, YYYY-MM-DD, found 3'],
  ])('is not %j', (json, message) => {
    expect(() => readPortfolio(json)).toThrow(
      expect.objectContaining({ code: 'invalid', message: expect.stringContaining(message) }),
    );
  });
});

describe('the partner’s own organization', () => {
  const organization = {
    profile: { name: '  My   partner ', country: 'IT' },
    plan: [{ product: 'calling', quantity: 200, unitPrice: '4.50' }],
    terms: { version: '2026-10', title: 'Terms', url: 'https://partner.example/terms' },
    ownCustomerId: 'c1',
    manageServicesUrl: 'https://partner.example/services',
  };

  it('is read beside the customers, with what it has', () => {
    expect(readPortfolio({ customers: [acme], organization }).organization).toEqual(organization);
    expect(readPortfolio({ customers: [acme], organization: {} }).organization).toEqual({});
    expect(readPortfolio({ customers: [acme], organization: null })).not.toHaveProperty('organization');
  });

  it.each([
    [[], '', 'expected object, found array'],
    [{ profile: { name: ' ' } }, 'profile.name', 'expected a name'],
    [
      { profile: { name: 'P', country: 'Italy' } },
      'profile.country',
      'expected a country, ISO 3166-1 alpha-2',
    ],
    [{ plan: [{ product: 'calling', quantity: '200' }] }, 'plan[0].quantity', 'expected'],
    [{ plan: { calling: 200 } }, 'plan', 'expected array, found object'],
    [{ terms: { version: '', title: 'T' } }, 'terms.version', 'expected a text that is not empty'],
    [{ terms: 'as agreed' }, 'terms', 'expected object, found string'],
  ])('is refused by its field where it is %j, and the customers are read', (wrong, field, message) => {
    const { customers, refused, ...rest } = readPortfolio({ customers: [acme], organization: wrong });
    expect(customers).toEqual([acme]);
    expect(rest).toEqual({});
    expect(refused).toEqual([
      { collection: 'organization', index: 0, field, message: expect.stringContaining(message) },
    ]);
  });
});

describe('ids', () => {
  it('have no blanks around them, so that one customer never becomes two', () => {
    const { customers, subscriptions, refused } = readPortfolio({
      customers: [{ ...acme, id: ' c1\t', externalId: 'x-1 ', name: ' Acme ' }, acme],
      subscriptions: [{ ...plan, id: '\u00a0s1', customerId: 'c1 ' }, plan],
    });
    expect(customers).toEqual([{ ...acme, externalId: 'x-1', name: ' Acme ' }]);
    expect(subscriptions).toEqual([plan]);
    const message = (id: string) => `expected an id of its own, found "${id}" again`;
    expect(refused.map((row) => row.message)).toEqual([message('c1'), message('s1')]);
  });

  it('may not be blank', () => {
    expect(readPortfolio([{ ...acme, id: ' ' }]).refused).toEqual([
      {
        collection: 'customers',
        index: 0,
        id: '',
        field: 'id',
        message: 'expected a text that is not empty',
      },
    ]);
  });
});

describe('a row that does not fit', () => {
  it.each([
    [{ name: 'No id' }, { field: 'id', message: 'expected string, found nothing' }],
    [{ id: 'c2' }, { id: 'c2', field: 'name', message: 'expected string, found nothing' }],
    [
      { id: 'c1', name: 'Twin' },
      { id: 'c1', field: 'id', message: 'expected an id of its own, found "c1" again' },
    ],
    [null, { field: '', message: 'expected object, found null' }],
  ])('%j is refused among customers, the rest goes on', (row, problem) => {
    const { customers, refused } = readPortfolio([acme, row, { id: 'c3', name: 'Last' }]);
    expect(customers.map(({ id }) => id)).toEqual(['c1', 'c3']);
    expect(refused).toEqual([{ collection: 'customers', index: 1, ...problem }]);
  });

  it.each([
    [{ ...plan, endDate: 'soon' }, 'endDate', 'expected a calendar date, YYYY-MM-DD'],
    [{ ...plan, customerId: 'c9' }, 'customerId', 'there is no customer "c9" in this file'],
    [plan, 'id', 'expected an id of its own, found "s1" again'],
  ])('is refused among subscriptions, the rest goes on', (row, field, message) => {
    const last = { ...plan, id: 's3' };
    const { subscriptions, refused } = readPortfolio({ customers: [acme], subscriptions: [plan, row, last] });
    expect(subscriptions?.map(({ id }) => id)).toEqual(['s1', 's3']);
    expect(refused).toEqual([
      expect.objectContaining({ collection: 'subscriptions', index: 1, id: row.id, field, message }),
    ]);
  });
});
