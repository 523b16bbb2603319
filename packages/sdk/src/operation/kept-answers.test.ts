import { expect, it } from 'vitest';
import { KeptAnswers } from './kept-answers.ts';

it('makes an answer once, as long as it is among those asked for last', () => {
  const made: string[] = [];
  const kept = new KeptAnswers<string>(2);
  const ask = (key: string) =>
    kept.of(key, () => {
      made.push(key);
      return `answer ${key}`;
    });
  for (const key of ['a', 'b', 'a', 'c', 'a']) expect(ask(key)).toBe(`answer ${key}`);
  expect(made).toEqual(['a', 'b', 'c']);
  ask('b');
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
