import { expect, it } from 'vitest';
import { replacementTries } from './replacement-tries.ts';

const tried = (paths: readonly string[], isKnown: boolean) =>
  replacementTries({ reports: paths.map((path) => ({ path })), goodShare: 0.8, isKnown }).map(
    ({ report, goodShare }) => [report.path, goodShare],
  );

it('tries the latest first, by the dates in the names, else in the order in which files are found', () => {
  expect(tried(['a.csv', 'b.csv'], true)).toEqual([
    ['b.csv', 0.8],
    ['a.csv', 0.8],
  ]);
  expect(tried(['u_2026-11-17.csv', 'u_2026-11-15.csv', 'u_2026-11-16.csv'], true)).toEqual([
    ['u_2026-11-17.csv', 0.8],
    ['u_2026-11-16.csv', 0.8],
    ['u_2026-11-15.csv', 0.8],
  ]);
});

it('tries all of them once more for any row, where nothing is known', () => {
  expect(tried(['a.csv', 'b.csv'], false)).toEqual([
    ['b.csv', 0.8],
    ['a.csv', 0.8],
    ['b.csv', 0],
    ['a.csv', 0],
  ]);
  expect(tried(['a.csv'], false)).toEqual([['a.csv', 0]]);
  expect(tried(['a.csv'], true)).toEqual([['a.csv', 0.8]]);
});
