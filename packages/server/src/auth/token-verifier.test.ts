import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DevelopmentTokens, openDevelopmentTokens } from './development-tokens.ts';
import { type TokenMemory, tokenVerifier } from './token-verifier.ts';

const subject = { partner: 'demo', user: 'u-1', roles: ['helpdesk'], regions: undefined };
let folder: string;
let tokens: DevelopmentTokens;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-tokens-'));
  tokens = await openDevelopmentTokens(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A verifier at a time of its own that counts how often a signature was looked at. */
function opened(memory?: TokenMemory) {
  const state = { nowMs: Date.now(), looked: 0 };
  const key: typeof tokens.trust.key = (...protectedHeader) => {
    state.looked++;
    return tokens.trust.key(...protectedHeader);
  };
  const verifier = tokenVerifier({ ...tokens.trust, key, now: () => new Date(state.nowMs) }, memory);
  return {
    state,
    verify: (token: string) => verifier.verify(`Bearer ${token}`),
    known: (token: string) => verifier.known(`Bearer ${token}`),
  };
}

describe('verified tokens', () => {
  it('are verified once a minute at most, each by itself', async () => {
    const { state, verify } = opened();
    const [one, other] = [
      await tokens.sign(subject, 600),
      await tokens.sign({ ...subject, user: 'u-2' }, 600),
    ];
    for (let asked = 0; asked < 5; asked++) {
      expect((await verify(one)).user).toBe('u-1');
      expect((await verify(other)).user).toBe('u-2');
    }
    expect(state.looked).toBe(2);
    state.nowMs += 60_000;
    await verify(one);
    expect(state.looked).toBe(3);
  });

  it('are verified once where many ask at the same moment, also one that is refused', async () => {
    const { state, verify } = opened();
    const token = await tokens.sign(subject, 600);
    await Promise.all(Array.from({ length: 5 }, () => verify(token)));
    expect(state.looked).toBe(1);
    const forged = `${token.slice(0, -4)}AAAA`;
    const refused = await Promise.allSettled(Array.from({ length: 5 }, () => verify(forged)));
    expect(refused.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect(state.looked).toBe(2);
  });

  it('count no longer than they last', async () => {
    const { state, verify } = opened();
    const token = await tokens.sign(subject, 20);
    await verify(token);
    state.nowMs += 30_000;
    await expect(verify(token)).rejects.toThrow('The token has expired.');
  });

  it('are known as long as they count, and none is that was not verified', async () => {
    const { state, verify, known } = opened();
    const token = await tokens.sign(subject, 600);
    const forged = `${token.slice(0, -4)}AAAA`;
    await verify(forged).catch(() => {});
    expect([known(token), known(forged)]).toEqual([undefined, undefined]);
    await verify(token);
    expect([known(token)?.user, known(forged)]).toEqual(['u-1', undefined]);
    state.nowMs += 60_000;
    expect(known(token)).toBeUndefined();
  });

  it('that were refused are looked at again each time', async () => {
    const { state, verify } = opened();
    const token = `${(await tokens.sign(subject, 600)).slice(0, -4)}AAAA`;
    for (let asked = 0; asked < 3; asked++)
      await expect(verify(token)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(state.looked).toBe(3);
  });

  it('are forgotten when there are more than may be remembered, the oldest first', async () => {
    const { state, verify } = opened({ mostTokens: 2 });
    const users = await Promise.all(['a', 'b', 'c'].map((user) => tokens.sign({ ...subject, user }, 600)));
    for (const token of users) await verify(token);
    await verify(users[2] as string);
    await verify(users[1] as string);
    expect(state.looked).toBe(3);
    await verify(users[0] as string);
    expect(state.looked).toBe(4);
  });
});
