import sql, { type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyStore } from '../backup/verify-store.ts';
import {
  databaseKinds,
  type ThrowAwayDatabases,
  throwAwayDatabases,
} from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import { appendAuditEntries } from './append-audit-entries.ts';
import { verifyAuditChains } from './verify-audit-chains.ts';

const act = (partner: string) => ({ partner, region: 'US', actor: { id: 'u-1' }, action: 'tags.add' });
const change = (tag: string) => ({
  subject: { kind: 'customer', id: 'c1', name: 'Alimentari Serrapiana' },
  customerId: 'c1',
  changes: [{ field: 'tags', before: [], after: [tag] }],
});

describe.each(databaseKinds)('the chain of an audit trail (%s)', (kind) => {
  let store: ThrowAwayDatabases;
  beforeAll(async () => {
    store = await throwAwayDatabases(kind, ['US']);
    const database = await store.databases.of('US');
    for (const partner of ['a', 'b']) {
      for (let index = 1; index <= 6; index++) {
        await database.transaction({ partner }, (tx) =>
          appendAuditEntries(tx, act(partner), [change(`tag ${index}`)]),
        );
      }
    }
  });
  afterAll(() => store.close());

  /** What is found wrong after somebody with all rights has done this. */
  async function foundAfter(...statements: readonly Sql[]): Promise<string[]> {
    const database = await store.databases.of('US');
    const problems: string[] = [];
    const takenBack = new Error('taken back');
    const looked = database.asOwner(async (tx: Transaction) => {
      for (const statement of statements) await tx.run(statement);
      await verifyAuditChains(tx, 'US', problems);
      throw takenBack;
    });
    await expect(looked).rejects.toThrow(takenBack);
    return problems;
  }

  it('is whole as it was written, each partner’s by itself, and has a head', async () => {
    const { auditHeads, problems } = await verifyStore(store.databases);
    expect(problems).toEqual([]);
    expect(auditHeads).toEqual([
      { region: 'US', partner: 'a', entries: 6, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { region: 'US', partner: 'b', entries: 6, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(auditHeads[0]?.hash).not.toBe(auditHeads[1]?.hash);
  });

  const ofA = sql`partner_id = 'a'`;
  it.each([
    ['who did it', sql`actor_id = 'u-2'`],
    ['what they are called', sql`actor_name = 'Somebody'`],
    ['what was done', sql`action = 'tags.remove'`],
    ['of what', sql`subject_id = 'c2'`],
    ['what that is called', sql`subject_name = null`],
    ['whom it concerns', sql`customer_id = null`],
    ['when', sql`at = at + interval '1 millisecond'`],
    ['from what to what', sql`changes = '[{"field":"tags","before":[],"after":["other"]}]'`],
    ['its hash', sql`hash = sha256('x')`],
  ])('names an entry of which somebody changed %s', async (_what, set) => {
    expect(await foundAfter(sql`update audit_entries set ${set} where ${ofA} and position = 3`)).toContain(
      'US: audit trail of a: entry 3 is not what was written behind entry 2: it was changed or put in',
    );
  });

  it('names an entry that was removed, also the first and the last', async () => {
    const removed = (where: Sql) => foundAfter(sql`delete from audit_entries where ${ofA} and ${where}`);
    expect(await removed(sql`position = 3`)).toEqual(['US: audit trail of a: entry 3 was removed']);
    expect(await removed(sql`position in (3, 4)`)).toEqual([
      'US: audit trail of a: entries 3 to 4 were removed',
    ]);
    expect(await removed(sql`position = 1`)).toEqual(['US: audit trail of a: entry 1 was removed']);
    expect(await removed(sql`position >= 5`)).toEqual([
      'US: audit trail of a: entries 5 to 6, the last ones, were removed',
    ]);
    expect(await removed(sql`true`)).toEqual([
      'US: audit trail of a: entries 1 to 6, the last ones, were removed',
    ]);
  });

  it('names an entry that was removed, the others moved up', async () => {
    const found = await foundAfter(
      sql`delete from audit_entries where ${ofA} and position = 3`,
      sql`update audit_entries set position = position - 1 where ${ofA} and position > 3`,
      sql`update audit_heads set position = 5 where ${ofA}`,
    );
    expect(found[0]).toMatch(/entry 3 is not what was written behind entry 2/);
  });

  it('names an entry that was put in, between others or behind the last', async () => {
    const copy = (position: number) => sql`
      insert into audit_entries
      select partner_id, ${position}, at, actor_id, actor_name, action, kind, subject_kind, subject_id, subject_name,
        customer_id, changes, hash from audit_entries where ${ofA} and position = 3`;
    expect(await foundAfter(copy(7))).toEqual([
      'US: audit trail of a: entry 7 is not what was written behind entry 6: it was changed or put in',
      'US: audit trail of a: entries behind 6 were put in',
    ]);
    const between = await foundAfter(
      sql`update audit_entries set position = -position where ${ofA} and position > 3`,
      sql`update audit_entries set position = 1 - position where ${ofA} and position < 0`,
      copy(4),
      sql`update audit_heads set position = 7 where ${ofA}`,
    );
    expect(between[0]).toMatch(/entry 4 is not what was written behind entry 3/);
  });

  it('tells a chain of one partner that was given to another, and one whose head is gone', async () => {
    const given = await foundAfter(
      sql`delete from audit_entries where partner_id = 'b'`,
      sql`update audit_entries set partner_id = 'b' where ${ofA}`,
      sql`update audit_heads b set hash = a.hash from audit_heads a where a.partner_id = 'a' and b.partner_id = 'b'`,
    );
    expect(given).toContainEqual(
      expect.stringMatching(/^US: audit trail of b: entry 1 is not what was written/),
    );
    expect(await foundAfter(sql`delete from audit_heads where ${ofA}`)).toEqual([
      'US: audit trail of a: entries behind 0 were put in',
    ]);
  });
});
