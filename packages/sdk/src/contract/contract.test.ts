import { describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod/mini';
import type { PartnerClient } from '../client/partner-client.ts';
import type { MemoryAnswers } from '../memory/memory-call.ts';
import { type CheckedInputOf, defineOperation, type Operation } from '../operation/operation.ts';
import type { listViews } from '../views/views.contract.ts';
import { viewsInMemory } from '../views/views.memory.ts';
import {
  type Contract,
  contract,
  type MisplacedOperation,
  type OperationId,
  type OperationIdWhere,
} from './contract.ts';
import { operationNames } from './operation-names.ts';

const ask = <const Id extends string>(id: Id) =>
  defineOperation({
    ...{ id, method: 'GET', path: '/things', errors: [], changes: false, permission: null, regions: 'home' },
    input: z.object({}),
    output: z.object({}),
  });
const module = { listThings: ask('things.list'), keepThing: ask('things.keep'), mostThings: 7 };

interface Modules {
  readonly things: typeof module;
}

describe('an operation', () => {
  it('that is declared and has no name is told', () => {
    type Named = { things: { list: 'listThings' } };
    expectTypeOf<MisplacedOperation<Modules, Named>>().toEqualTypeOf<'keepThing'>();
    expect(module.keepThing.id).toBe('things.keep');
  });

  it('whose id is not its feature and verb is told', () => {
    type Named = { things: { list: 'listThings'; save: 'keepThing' } };
    expectTypeOf<MisplacedOperation<Modules, Named>>().toEqualTypeOf<'things.save'>();
  });

  it('that has its name is in its place', () => {
    type Named = { things: { list: 'listThings'; keep: 'keepThing' } };
    expectTypeOf<MisplacedOperation<Modules, Named>>().toEqualTypeOf<never>();
    for (const [feature, names] of Object.entries(operationNames)) {
      for (const verb of Object.keys(names)) {
        const operation = (contract as unknown as Record<string, Record<string, Operation>>)[feature]?.[verb];
        expect(operation?.id).toBe(`${feature}.${verb}`);
      }
    }
  });

  it('that rows in memory do not answer does not compile', () => {
    const { remove: _, ...others } = viewsInMemory({ views: [] }, { roles: [] });
    // @ts-expect-error remove is missing
    const answers: MemoryAnswers<'views'> = others;
    expect(answers).not.toHaveProperty('remove');
  });

  it('that is answered by something else does not compile', () => {
    const answers: MemoryAnswers<'views'> = {
      ...viewsInMemory({ views: [] }, { roles: [] }),
      // @ts-expect-error no list of views
      list: () => ({ total: 1 }),
    };
    expect(answers.list).toBeDefined();
  });

  it('has a method of every client, by its input', () => {
    expectTypeOf<keyof PartnerClient['views']>().toEqualTypeOf<keyof Contract['views']>();
    expectTypeOf<keyof PartnerClient['calling']>().toEqualTypeOf<keyof Contract['calling']>();
    type Inputs = { [V in keyof Contract['views']]: Parameters<PartnerClient['views'][V]>[0] };
    expectTypeOf<NonNullable<Inputs['list']>>().toEqualTypeOf<CheckedInputOf<typeof listViews>>();
    expectTypeOf<Inputs['remove']>().toEqualTypeOf<{ id: string }>();
    // @ts-expect-error which view is not said
    (client: PartnerClient) => client.views.remove();
    (client: PartnerClient) => client.views.list();
  });

  it('is found by what it declares', () => {
    expectTypeOf<OperationIdWhere<{ readonly body?: 'rows' | undefined }>>().toEqualTypeOf<'calling.send'>();
    expectTypeOf<OperationIdWhere<{ readonly regions: 'own' }>>().toEqualTypeOf<
      'tags.describe' | 'tags.get'
    >();
    type Change = OperationIdWhere<{ readonly changes: true }>;
    expectTypeOf<Extract<Change, `views.${string}`>>().toEqualTypeOf<'views.save' | 'views.remove'>();
    expectTypeOf<'customers.list'>().toExtend<OperationId>();
  });
});
