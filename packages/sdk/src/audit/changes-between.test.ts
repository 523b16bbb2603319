import { describe, expect, it } from 'vitest';
import { canonicalJson, changesBetween } from './changes-between.ts';

describe('changesBetween', () => {
  it('tells what changed, from which value to which, and nothing else', () => {
    expect(
      changesBetween(
        { name: 'A', roles: ['x'], email: 'a@x' },
        { name: 'A', roles: ['x', 'y'], color: 'red' },
      ),
    ).toEqual([
      { field: 'roles', before: ['x'], after: ['x', 'y'] },
      { field: 'email', before: 'a@x' },
      { field: 'color', after: 'red' },
    ]);
  });

  it('tells all of what was not there before, or is no longer', () => {
    expect(changesBetween(undefined, { id: 'u-1', name: 'A' })).toEqual([
      { field: 'id', after: 'u-1' },
      { field: 'name', after: 'A' },
    ]);
    expect(changesBetween({ id: 'u-1' }, undefined)).toEqual([{ field: 'id', before: 'u-1' }]);
    expect(changesBetween(undefined, undefined)).toEqual([]);
  });

  it('does not take another order of fields for a change, and null for absent', () => {
    expect(
      changesBetween({ a: { x: 1, y: [{ p: 1, q: 2 }] } }, { a: { y: [{ q: 2, p: 1 }], x: 1 } }),
    ).toEqual([]);
    expect(changesBetween({ a: null }, { a: undefined })).toEqual([{ field: 'a', before: null }]);
  });
});

describe('canonicalJson', () => {
  it('is the same for the same content, and another for every other', () => {
    expect(canonicalJson({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
    expect(canonicalJson(['a', 'b'])).not.toBe(canonicalJson(['b', 'a']));
  });
});
