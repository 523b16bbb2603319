import { describe, expect, expectTypeOf, it } from 'vitest';
import type { PartnerClient } from '../client/partner-client.ts';
import type { MemoryAnswers } from '../memory/memory-call.ts';
import type { CheckedInputOf, Operation } from '../operation/operation.ts';
import * as views from '../views/views.contract.ts';
import { viewsInMemory } from '../views/views.memory.ts';
import {
  type Contract,
  contract,
  type MisplacedOperation,
  type OperationId,
  type OperationIdWhere,
} from './contract.ts';
import { operationNames } from './operation-names.ts';

interface Modules {
  readonly views: typeof views;
}

describe('an operation', () => {
  it('that is declared and has no name is told', () => {
    type Named = { views: { list: 'listViews'; save: 'saveView' } };
    expectTypeOf<MisplacedOperation<Modules, Named>>().toEqualTypeOf<'removeView'>();
  });

  it('whose id is not its feature and verb is told', () => {
    type Named = { views: { list: 'listViews'; keep: 'saveView'; remove: 'removeView' } };
    expectTypeOf<MisplacedOperation<Modules, Named>>().toEqualTypeOf<'views.keep'>();
  });

  it('that has its name is in its place', () => {
    expectTypeOf<MisplacedOperation<Modules, typeof operationNames>>().toEqualTypeOf<never>();
    for (const [feature, names] of Object.entries(operationNames)) {
      for (const verb of Object.keys(names)) {
        const operation = (contract as unknown as Record<string, Record<string, Operation>>)[feature]?.[verb];
        expect(operation?.id).toBe(`${feature}.${verb}`);
      }
    }
    expect(contract.views).toEqual({
      list: views.listViews,
      save: views.saveView,
      remove: views.removeView,
    });
  });

  it('that rows in memory do not answer does not compile', () => {
    const { remove: _, ...others } = viewsInMemory({ views: [] });
    // @ts-expect-error remove is missing
    const answers: MemoryAnswers<'views'> = others;
    expect(Object.keys(answers)).toEqual(['list', 'save']);
  });

  it('that is answered by something else does not compile', () => {
    const answers: MemoryAnswers<'views'> = {
      ...viewsInMemory({ views: [] }),
      // @ts-expect-error no list of views
      list: () => ({ total: 1 }),
    };
    expect(answers.list).toBeDefined();
  });

  it('has a method of every client, by its input', () => {
    expectTypeOf<keyof PartnerClient['views']>().toEqualTypeOf<keyof Contract['views']>();
    expectTypeOf<keyof PartnerClient['calling']>().toEqualTypeOf<keyof Contract['calling']>();
    type Inputs = { [V in keyof Contract['views']]: Parameters<PartnerClient['views'][V]>[0] };
    expectTypeOf<NonNullable<Inputs['list']>>().toEqualTypeOf<CheckedInputOf<typeof views.listViews>>();
    expectTypeOf<Inputs['remove']>().toEqualTypeOf<{ id: string }>();
    // @ts-expect-error which view is not said
    (client: PartnerClient) => client.views.remove();
    (client: PartnerClient) => client.views.list();
  });

  it('is found by what it declares', () => {
    expectTypeOf<OperationIdWhere<{ readonly body?: 'rows' | undefined }>>().toEqualTypeOf<'calling.send'>();
    expectTypeOf<OperationIdWhere<{ readonly regions: 'own' }>>().toEqualTypeOf<'tags.describe'>();
    type Change = OperationIdWhere<{ readonly changes: true }>;
    expectTypeOf<Extract<Change, `views.${string}`>>().toEqualTypeOf<'views.save' | 'views.remove'>();
    expectTypeOf<'customers.list'>().toExtend<OperationId>();
  });
});
