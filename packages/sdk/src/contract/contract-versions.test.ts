import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Operation } from '../operation/operation.ts';
import { contract } from './contract.ts';
import { contractBreaks, type ReleasedContract } from './contract-breaks.ts';

// the contract of each minor version as it was released; the last one is the next release: npm run contract:update
const folder = join(import.meta.dirname, '../../contract');
const next = '0.1.json';

const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });

const today = Object.fromEntries(
  Object.values(contract)
    .flatMap((verbs): Operation[] => Object.values(verbs))
    .map(({ id, method, path, input, output }) => [
      id,
      // what is sent, and what is relied on before it is read
      { method, path, input: schemaOf(input, 'input'), output: schemaOf(output, 'input') },
    ]),
) as ReleasedContract;

describe('the contract', () => {
  it('is the one that is kept for the next release', async () => {
    await expect(`${JSON.stringify(today, null, 1)}\n`).toMatchFileSnapshot(join(folder, next));
  });

  it.each(globSync('*.json', { cwd: folder }))('works together with that of %s', async (file) => {
    const released = JSON.parse(await readFile(join(folder, file), 'utf8')) as ReleasedContract;
    expect(contractBreaks(released, JSON.parse(JSON.stringify(today)))).toEqual([]);
  });
});

describe('two contracts', () => {
  const operation = (input: object, output: object = {}, path = '/a') => ({
    'a.get': { method: 'GET', path, input, output },
  });
  const text = { type: 'string' };

  it.each<[title: string, before: ReleasedContract, after: ReleasedContract, breaks: string[]]>([
    ['that are the same', operation({}), operation({}), []],
    ['of which the later has an operation more', {}, operation({}), []],
    ['of which the later has an operation less', operation({}), {}, ['a.get is gone']],
    ['whose addresses differ', operation({}), operation({}, {}, '/b'), ['a.get has moved']],
    [
      'of which the later asks for more',
      operation({ properties: {} }),
      operation({ properties: { x: text }, required: ['x'] }),
      ['a.get input.x is required now'],
    ],
    [
      'of which the later may be asked for more, and tells more',
      operation({ properties: {} }, { properties: {} }),
      operation({ properties: { x: text } }, { properties: { y: text } }),
      [],
    ],
    [
      'of which the later takes a field no more',
      operation({ properties: { x: text } }),
      operation({ properties: {} }),
      ['a.get input.x is no longer known'],
    ],
    [
      'of which the later takes a choice no more',
      operation({ properties: { x: { enum: ['one', 'two'] } } }),
      operation({ properties: { x: { enum: ['one'] } } }),
      ['a.get input.x no longer takes two'],
    ],
    [
      'of which the later tells what the earlier relies on only sometimes',
      operation({}, { items: { properties: { x: text }, required: ['x'] } }),
      operation({}, { items: { properties: { x: text } } }),
      ['a.get output[].x may be missing now'],
    ],
    [
      'of which the later relies on what the earlier does not tell',
      operation({}, { properties: { x: text } }),
      operation({}, { properties: { x: { type: 'number' } }, required: ['x'] }),
      ['a.get output.x is required now', 'a.get output.x is number, was string'],
    ],
  ])('%s', (_title, before, after, breaks) => {
    expect(contractBreaks(before, after).sort()).toEqual(breaks.sort());
  });
});
