import { expect, it } from 'vitest';
import { hostQueryFields } from '../host-fields/host-query-fields.ts';
import { readableTerms } from './readable-terms.ts';

const own = hostQueryFields([
  { id: 'owner', type: 'text', load: () => ({}), complete: true, filter: 'text' },
]);

it.each([
  ['', '', []],
  ['status:trial  "two words"', 'status:trial  "two words"', []],
  ['owner:"Anna Rossi" status:trial', 'status:trial', ['owner:"Anna Rossi"']],
  ['acme -score>80 "say \\"hi\\" owner:x"', 'acme "say \\"hi\\" owner:x"', ['-score>80']],
  ['"never closed', '', ['"never closed']],
])('of %j leaves %j, and tells what is gone', (text, query, gone) => {
  expect(readableTerms(text)).toEqual({ query, gone });
});

it('keeps terms by fields of a host’s own that there are', () => {
  expect(readableTerms('owner:"Anna Rossi" score>80', own)).toEqual({
    query: 'owner:"Anna Rossi"',
    gone: ['score>80'],
  });
});
