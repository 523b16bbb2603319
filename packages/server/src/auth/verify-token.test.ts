import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DevelopmentTokens, openDevelopmentTokens } from './development-tokens.ts';
import { issuerKeys } from './issuer-keys.ts';
import { verifyToken } from './verify-token.ts';

const subject = { partner: 'demo', user: 'u-1', roles: ['partnerFullAdmin'], regions: ['EU'] };
let folder: string;
let tokens: DevelopmentTokens;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-tokens-'));
  tokens = await openDevelopmentTokens(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const verified = async (token: string) => (await verifyToken(`Bearer ${token}`, tokens.trust)).principal;

describe('a token of the trusted issuer', () => {
  it('says who asks', async () => {
    expect(await verified(await tokens.sign(subject, 60))).toEqual(subject);
  });

  it('is good for all regions where it names none', async () => {
    const { regions } = await verified(await tokens.sign({ ...subject, regions: undefined }, 60));
    expect(regions).toBeUndefined();
  });

  it('is trusted by another process that shares the key', async () => {
    const others = await openDevelopmentTokens(folder);
    expect(await verified(await others.sign(subject, 60))).toEqual(subject);
  });

  it('grants nothing by a role that is not known, beside one that is', async () => {
    const token = await tokens.sign({ ...subject, roles: ['superuser', 'helpdesk'] }, 60);
    expect((await verified(token)).roles).toEqual(['helpdesk']);
  });
});

describe('a token that is signed with a key pair', () => {
  it.each([
    ...['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'],
    ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ])('counts: %s', async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg);
    const token = await new SignJWT({ partner: 'demo', roles: ['helpdesk'] })
      .setProtectedHeader({ alg })
      .setIssuer(tokens.trust.issuer)
      .setAudience(tokens.trust.audience)
      .setSubject('u-1')
      .setExpirationTime('1m')
      .sign(privateKey);
    const { principal } = await verifyToken(`Bearer ${token}`, {
      ...tokens.trust,
      key: async () => publicKey,
    });
    expect(principal).toMatchObject({ partner: 'demo', user: 'u-1' });
  });
});

describe('a token that does not count', () => {
  const unsigned = (claims: object) =>
    [{ alg: 'none' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');

  it.each<[string, () => Promise<string> | string, RegExp]>([
    ['is expired', () => tokens.sign(subject, -60), /expired/],
    ['has no partner', () => tokens.sign({ ...subject, partner: '' }, 60), /partner/],
    ['has a partner with a NUL', () => tokens.sign({ ...subject, partner: 'de\0mo' }, 60), /partner/],
    [
      'is unsigned',
      () => `${unsigned({ sub: 'u', partner: 'demo', exp: 9e9 })}.`,
      /not signed|not signed in a way/,
    ],
    ['is made up', () => 'not.a.token', /not signed/],
    [
      'has regions that are no list',
      () => tokens.sign({ ...subject, regions: 'EU' as never }, 60),
      /regions/,
    ],
  ])('%s', async (_why, make, message) => {
    const refusal = verified(await make());
    await expect(refusal).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(refusal).rejects.toThrow(message);
  });

  it('is missing', async () => {
    for (const header of [undefined, '', 'Basic dTpw', 'Bearer']) {
      await expect(verifyToken(header, tokens.trust)).rejects.toMatchObject({ code: 'unauthenticated' });
    }
  });

  it('is signed by another key', async () => {
    const other = await mkdtemp(join(tmpdir(), 'partnerkit-tokens-'));
    const foreign = await (await openDevelopmentTokens(other)).sign(subject, 60);
    await rm(other, { recursive: true });
    await expect(verified(foreign)).rejects.toThrow(/not signed by the issuer/);
  });

  it('is signed with the public key as if that were a shared secret', async () => {
    const { publicKey } = await generateKeyPair('ES256', { extractable: true });
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(publicKey)));
    const forged = await new SignJWT({ ...subject, sub: 'u-1' })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(tokens.trust.issuer)
      .setAudience(tokens.trust.audience)
      .setExpirationTime('1m')
      .sign(secret);
    await expect(verified(forged)).rejects.toThrow(/not signed in a way that is trusted/);
  });

  it('names only roles that are not known: nothing is permitted', async () => {
    const token = await tokens.sign({ ...subject, roles: ['superuser'] }, 60);
    await expect(verified(token)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is of another issuer or for another audience', async () => {
    const token = await tokens.sign(subject, 60);
    for (const wrong of [{ issuer: 'https://other.example' }, { audience: 'other' }]) {
      const refusal = verifyToken(`Bearer ${token}`, { ...tokens.trust, ...wrong });
      await expect(refusal).rejects.toThrow(/is not the one that is expected here/);
    }
  });
});

describe('the keys of an issuer', () => {
  it('are asked for again after the issuer could not be reached', async () => {
    let calls = 0;
    const failing = (async () => {
      calls++;
      throw new Error('unreachable');
    }) as typeof fetch;
    const keys = issuerKeys('https://login.example', failing);
    for (let tries = 0; tries < 2; tries++) await expect(keys({} as never, {} as never)).rejects.toThrow();
    expect(calls).toBe(2);
  });
});
