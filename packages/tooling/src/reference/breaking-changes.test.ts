import { expect, test } from 'vitest';
import { breakingChanges } from './breaking-changes.ts';
import { requiredBump } from './required-bump.ts';

const changes = (before: string, after?: string) =>
  breakingChanges(new Map([['X', before]]), new Map(after === undefined ? [] : [['X', after]]));

test.each([
  ['nothing at all', 'interface X { a: string; }', 'interface X { a: string; }'],
  ['a comment', 'interface X { a: string; }', 'interface X {\n  /** Its name. */\n  a: string;\n}'],
  ['a member that may be left out', 'interface X { a: string; }', 'interface X { a: string; b?: number; }'],
  ['one more alternative', "type X = 'a' | 'b';", "type X = 'a' | 'b' | 'c';"],
  [
    'a parameter that may be left out',
    'function X(a: string): void;',
    'function X(a: string, b?: number): void;',
  ],
])('asks nothing of a host: %s', (_what, before, after) => {
  expect(changes(before, after)).toEqual([]);
});

test.each([
  ['a name that is gone', 'type X = string;', undefined, 'X is gone'],
  [
    'a member that is gone',
    'interface X { a: string; b: number; }',
    'interface X { a: string; }',
    'X.b is gone',
  ],
  ['a member of another type', 'interface X { a: string; }', 'interface X { a: number; }', 'X.a is another'],
  [
    'one that may not be left out any more',
    'interface X { a?: string; }',
    'interface X { a: string; }',
    'X.a is another',
  ],
  [
    'a new one that may not',
    'interface X { a: string; }',
    'interface X { a: string; b: number; }',
    'X.b is wanted',
  ],
  ['an alternative less', "type X = 'a' | 'b';", "type X = 'a';", "X is another: type X = 'a';"],
  [
    'a parameter more',
    'function X(): void;',
    'function X(a: string): void;',
    'X is another: function X(a: string): void;',
  ],
  ['another answer', 'function X(): string;', 'function X(): number;', 'X is another: function X(): number;'],
])('may ask something of a host: %s', (_what, before, after, says) => {
  expect(changes(before, after)).toEqual([says]);
});

test('wants a minor version until 1.0.0, a major one from then on', () => {
  expect([requiredBump('0.3.1'), requiredBump('1.0.0'), requiredBump('12.4.0')]).toEqual([
    'minor',
    'major',
    'major',
  ]);
});
