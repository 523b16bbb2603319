import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { listedCustomerOrder } from '../customers/customer-sort-key.ts';
import { customerSortFields } from '../customers/customer-sorts.ts';
import { memorySource } from '../sources/memory-source.ts';
import { compareCodePoints } from '../text/fold-text.ts';

const counts = fc.constantFrom(0, 1, 2, 900, Number.MAX_SAFE_INTEGER);
const row = fc.record({
  name: fc.constantFrom('Acme', 'acme', 'Ärger', 'Zeta', '😀', '\uffee'),
  adminEmail: fc.constantFrom('a@x.example', undefined),
  licenses: fc.option(fc.record({ purchased: counts, used: counts }), { nil: undefined }),
  expiresOn: fc.constantFrom('0001-01-01', '2026-11-16', '9999-12-31', undefined),
  lastAdminSignInAt: fc.constantFrom(null, '2026-11-01T10:00:00Z', undefined),
});

it('customers are in the order of their keys, then of their ids, and those without one last, by every field', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.stringMatching(/^[a-c]{1,3}$/), { maxLength: 12 }),
      fc.array(row, { minLength: 12, maxLength: 12 }),
      fc.constantFrom(...customerSortFields),
      async (ids, rows, field) => {
        const customers = ids.map((id, at) => ({ id, ...rows[at] })) as CustomerRow[];
        const client = createPartnerClient({ source: memorySource({ customers }), asOf: '2026-11-16' });
        const { items } = await client.customers.list({ sort: field });
        const keyOf = (at: number) => listedCustomerOrder.keyOf(items[at] as (typeof items)[number], field);
        for (let at = 1; at < items.length; at++) {
          const [before, key] = [keyOf(at - 1), keyOf(at)];
          const [first, second] = [items[at - 1]?.id ?? '', items[at]?.id ?? ''];
          if (before === undefined) expect(key).toBeUndefined();
          else if (typeof before === 'string' && typeof key === 'string')
            expect(compareCodePoints(before, key)).toBeLessThanOrEqual(0);
          else if (key !== undefined) expect(before <= key).toBe(true);
          if (before === key) expect(compareCodePoints(first, second)).toBeLessThan(0);
        }
        expect(new Set(items.map(({ id }) => id))).toEqual(new Set(ids));
      },
    ),
    { numRuns: 200 },
  );
});
