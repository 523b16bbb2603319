import { memorySource, type Operation, type PartnerDataSource } from '@partnerkit/sdk';
import { contract } from '@partnerkit/sdk/schemas';
import { describe, expect, it } from 'vitest';
import { keptInMemory } from '../kept-in-memory.ts';
import { type ConformanceFixture, conformanceData } from './conformance-case.ts';
import { conformanceCases } from './conformance-cases.ts';

const data = conformanceData();
const fixture: ConformanceFixture = {
  ...data,
  open: (viewer) =>
    memorySource({
      ...data.world,
      ...data.calling,
      ...data.inventory,
      reportTemplates: [],
      reportSchedules: [],
      users: data.users,
      administrators: data.administrators,
      views: [],
      auditEntries: [],
      organization: data.organization,
      viewer,
      ...keptInMemory,
    }),
};

const operations = Object.values(contract).flatMap((verbs): Operation[] => Object.values(verbs));

describe('rows in memory answer the contract', () => {
  it.each(conformanceCases)('$operation $title', ({ run }) => run(fixture));
});

describe('the cases of the contract', () => {
  it.each(operations)('there are some for $id', ({ id }) => {
    expect(conformanceCases.map(({ operation }) => operation)).toContain(id);
  });

  it('have each a title of its own', () => {
    const titles = conformanceCases.map(({ operation, title }) => `${operation} ${title}`);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each(operations)('fail where $id answers something else', async (operation) => {
    const wrong: ConformanceFixture = {
      ...fixture,
      open: async (identity) => mistaken(await fixture.open(identity), operation.id),
    };
    const own = conformanceCases.filter((one) => one.operation === operation.id);
    const outcomes = await Promise.allSettled(own.map(({ run }) => run(wrong)));
    expect(outcomes.map(({ status }) => status)).toContain('rejected');
  });
});

/** A source that leaves out one operation’s rows, or answers nothing to it. */
function mistaken(source: PartnerDataSource, id: string): PartnerDataSource {
  return {
    capabilities: source.capabilities,
    async call(operation, input, context) {
      const answer = await source.call(operation, input, context);
      if (operation.id !== id) return answer;
      const { items } = answer as { items?: readonly unknown[] };
      return (items ? { ...(answer as object), items: items.slice(1) } : {}) as typeof answer;
    },
  };
}
