import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type AskedBefore, KeptAnswer, keptAnswers } from './kept-answers.ts';

const asked: AskedBefore = {
  operation: { id: 'subscriptions.figures', permission: 'analytics.see', changes: false, body: undefined },
  region: 'EU',
  scope: 'all',
  version: async () => '1',
};
const large = { rows: Array.from({ length: 500 }, (_, at) => ({ id: `customer ${at}` })) };

describe('an answer that is kept', () => {
  it('goes out as each client takes it, packed once for each way', () => {
    const answer = new KeptAnswer('1', large, asked);
    const [br, again] = [answer.packed('gzip, br'), answer.packed('br')];
    expect([br.encoding, again.body === br.body]).toEqual(['br', true]);
    const gzip = answer.packed('gzip');
    expect(gzip.encoding).toBe('gzip');
    for (const text of [
      brotliDecompressSync(br.body as Uint8Array).toString(),
      gunzipSync(gzip.body as Uint8Array).toString(),
      answer.packed(undefined).body,
    ])
      expect(JSON.parse(text as string)).toEqual(large);
  });
});

describe('answers that are kept', () => {
  it('are those that were used last, as many as there is room for', () => {
    const { bytes } = new KeptAnswer('1', large, asked);
    const answers = keptAnswers(12 * bytes);
    for (let at = 0; at < 11; at++) answers.set(`${at}`, new KeptAnswer(`${at}`, large, asked));
    expect(answers.get('0')?.version).toBe('0');
    for (let at = 11; at < 16; at++) answers.set(`${at}`, new KeptAnswer(`${at}`, large, asked));
    const left = Array.from({ length: 16 }, (_, at) => at).filter((at) => answers.get(`${at}`));
    expect(left[0]).toBe(0);
    expect(left).toHaveLength(11);
    expect(left.at(-1)).toBe(15);
  });

  it('take the place of those of before', () => {
    const answers = keptAnswers();
    for (let at = 0; at < 100_000; at++) answers.set('same', new KeptAnswer(`${at}`, {}, asked));
    answers.set('other', new KeptAnswer('other', {}, asked));
    expect([answers.get('same')?.version, answers.get('other')?.version]).toEqual(['99999', 'other']);
  });

  it('leave out one that would take the room of many', () => {
    const answers = keptAnswers(20_000);
    answers.set('large', new KeptAnswer('2', large, asked));
    expect(answers.get('large')).toBeUndefined();
  });
});
