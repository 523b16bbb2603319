import {
  createPartnerClient,
  memorySource,
  type Observe,
  type Operation,
  type OperationId,
  type PartnerClient,
  type PartnerDataSource,
} from '@partnerkit/sdk';
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

/** What a host is told of while the cases run. */
const told: unknown[] = [];
const observe: Observe = {
  error: (failure) => void told.push(failure),
  metric: (metric) => void told.push(metric),
  event: (event) => void told.push(event),
};
const observedFixture: ConformanceFixture = {
  ...fixture,
  open: async (identity) => observed(await fixture.open(identity)),
};

describe('rows in memory answer the contract', () => {
  it.each(conformanceCases)('$operation $title', ({ run }) => run(observedFixture));
});

describe('what a host is told of the cases', () => {
  it('is something of each operation', () => {
    const of = new Set(told.map((one) => (one as { operation: OperationId }).operation));
    expect(operations.filter(({ id }) => !of.has(id as OperationId))).toEqual([]);
  });

  it('is nothing of a person, and nothing that was said or typed', () => {
    const { world, users, inventory } = data;
    const people = [...users, ...inventory.phoneNumbers, ...inventory.devices].flatMap((row) => textsOf(row));
    const rows = world.customers.flatMap(({ id, region, tags, ...row }) => textsOf(row));
    const personal = [...people, ...rows].filter((text) => /[ @+]/.test(text));
    const said = JSON.stringify(told);
    expect(personal.length).toBeGreaterThan(100);
    expect(personal.filter((text) => said.includes(JSON.stringify(text).slice(1, -1)))).toEqual([]);
    expect(said).not.toMatch(/@|message|cause|query/i);
  });
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

/** A source that is asked through a client which tells. */
function observed(source: PartnerDataSource): PartnerDataSource {
  return {
    ...source,
    call: (operation, input, { asOf, region, signal, idempotencyKey }) => {
      const [feature = '', verb = ''] = operation.id.split('.');
      const client = createPartnerClient({ source, asOf, observe });
      const group = client[feature as keyof PartnerClient] as unknown as Readonly<
        Record<string, (...given: unknown[]) => Promise<never>>
      >;
      const options = { region, signal, idempotencyKey };
      const given = Object.keys(operation.input.shape).length > 0 ? [input, options] : [options];
      return (group[verb] as (...given: unknown[]) => Promise<never>)(...given);
    },
  };
}

/** Every text in a value. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

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
