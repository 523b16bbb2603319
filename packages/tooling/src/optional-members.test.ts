import { expect, test } from 'vitest';
import { membersWithoutUndefined } from './optional-members.ts';

test(
  'every optional prop and option takes undefined, as hosts with exactOptionalPropertyTypes hand it on',
  () => {
    expect(membersWithoutUndefined().map(({ place }) => place)).toEqual([]);
  },
  2 * 60_000,
);
