import { describe, expect, it } from 'vitest';
import { firstProblem } from '../operation/row.schema.ts';
import { startTrialForNewCustomerSchema } from './trial-input.schema.ts';

const good = {
  company: 'Alimentari Serrapiana',
  adminEmail: 'it@serrapiana.example',
  country: 'IT',
  region: 'EU',
  licenses: [{ product: 'meetings', purchased: 25 }],
  days: 30,
};

function problemOf(change: object): string | undefined {
  const input = { ...good, ...change };
  const { error } = startTrialForNewCustomerSchema.safeParse(input);
  if (!error) return undefined;
  const { field, message } = firstProblem(error, input);
  return `${field}: ${message}`;
}

const marks = { rightToLeft: '\u200f', overridden: '\u202e', isolated: '\u2067' };
const licensed = (purchased: unknown) => ({ licenses: [{ product: 'meetings', purchased }] });

describe('what a trial of a new customer is started with', () => {
  it.each([
    ['as it should be', {}],
    ['a name in another script, with a mark for its direction', { company: `شركة ABC${marks.rightToLeft}` }],
    ['a name of 200 characters', { company: '🏢'.repeat(200) }],
    ['a domain in another script', { adminEmail: 'info@café-münchen.example' }],
    ['an address in another script', { adminEmail: 'مدير@شركة.السعودية' }],
    [
      'an address of 320 characters',
      { adminEmail: `${'a'.repeat(64)}@${`${'b'.repeat(62)}.`.repeat(4)}com` },
    ],
    ['the most licenses', licensed(1_000_000)],
    ['a year', { days: 365 }],
    ['a product that nobody knows', { licenses: [{ product: 'quantumCalls', purchased: 1 }] }],
  ])('takes %s', (_what, change) => {
    expect(problemOf(change)).toBeUndefined();
  });

  it.each([
    [{ company: 'x'.repeat(300) }, 'company: expected at most 200 characters'],
    [{ company: ' \t ' }, 'company: expected a name of 1 character or more, found blanks'],
    [{ company: marks.rightToLeft }, 'company: expected a name of 1 character or more, found blanks'],
    [{ company: `Acme${marks.overridden}gpj` }, /^company: .*marks that turn text around/],
    [{ company: `Acme${marks.isolated}` }, /^company: .*marks that turn text around/],
    [{ company: 'Acme\u0000' }, /^company: .*control characters/],
    [{ adminEmail: 'mario' }, 'adminEmail: expected an e-mail address'],
    [{ adminEmail: 'mario@rossi' }, 'adminEmail: expected an e-mail address'],
    [{ adminEmail: 'a@b@c.example' }, 'adminEmail: expected an e-mail address'],
    [{ adminEmail: '@rossi.example' }, 'adminEmail: expected an e-mail address'],
    [{ adminEmail: 'a..b@rossi.example' }, 'adminEmail: expected an e-mail address'],
    [{ adminEmail: 'a@rossi..example' }, 'adminEmail: expected an e-mail address'],
    [{ adminEmail: 'a@-rossi.example' }, 'adminEmail: expected an e-mail address'],
    [{ adminEmail: 'a b@rossi.example' }, 'adminEmail: expected an e-mail address'],
    [{ adminEmail: `a@rossi.example${marks.rightToLeft}` }, 'adminEmail: expected an e-mail address'],
    [{ adminEmail: `${'a'.repeat(310)}@rossi.example` }, 'adminEmail: expected at most 320 characters'],
    [{ country: 'Italy' }, 'country: expected a country, ISO 3166-1 alpha-2'],
    [{ country: 'XK' }, 'country: expected a country, ISO 3166-1 alpha-2'],
    [licensed(0), 'licenses[0].purchased: expected a whole number from 1 to 1000000'],
    [licensed(-1), 'licenses[0].purchased: expected a whole number from 1 to 1000000'],
    [licensed(1.5), 'licenses[0].purchased: expected a whole number from 1 to 1000000'],
    [licensed(1e9), 'licenses[0].purchased: expected a whole number from 1 to 1000000'],
    [licensed('1e3'), 'licenses[0].purchased: expected number, found string'],
    [{ licenses: [] }, 'licenses: expected at least one product'],
    [{ licenses: [...good.licenses, ...good.licenses] }, 'licenses: expected each product once'],
    [{ licenses: [{ product: ' meetings', purchased: 1 }] }, /^licenses\[0\].product: .*blanks/],
    [{ days: 0 }, 'days: expected a whole number from 1 to 365'],
    [{ days: 10_000 }, 'days: expected a whole number from 1 to 365'],
    [{ days: '30' }, 'days: expected number, found string'],
  ])('refuses %j', (change, expected) => {
    expect(problemOf(change)).toMatch(expected);
  });
});
