import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issuerKeys } from './issuer-keys.ts';
import { verifyToken } from './verify-token.ts';

const audience = 'partnerkit';

/** An OpenID Connect issuer as far as a server needs it: where its keys are, and the keys. */
function fakeIssuer() {
  const keys: JWK[] = [];
  const state = { asked: 0, isDown: false };
  const server: Server = createServer((request, response) => {
    state.asked++;
    if (state.isDown) return void response.writeHead(503).end();
    const { port } = server.address() as AddressInfo;
    const isDiscovery = request.url === '/.well-known/openid-configuration';
    const body = isDiscovery ? { jwks_uri: `http://127.0.0.1:${port}/keys` } : { keys };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  return { keys, state, server };
}

describe('the keys of an issuer', () => {
  const issuer = fakeIssuer();
  let address: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => issuer.server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(issuer.server.address() as AddressInfo).port}`;
  });
  afterAll(() => void issuer.server.close());

  async function newKey(kid: string) {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    issuer.keys.push({ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' });
    return (claims: Record<string, unknown> = {}) =>
      new SignJWT({ partner: 'acme', roles: ['helpdesk'], ...claims })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(address)
        .setAudience(audience)
        .setSubject('u-7')
        .setExpirationTime('5m')
        .sign(privateKey);
  }

  const trust = () => ({ issuer: address, audience, key: issuerKeys(address), now: () => new Date() });

  it('are found by its discovery document when the first token comes, and asked for once', async () => {
    const sign = await newKey('first');
    const trusted = trust();
    expect(issuer.state.asked).toBe(0);
    const tokens = await Promise.all([sign(), sign(), sign()]);
    for (const token of tokens) {
      expect(await verifyToken(`Bearer ${token}`, trusted)).toMatchObject({
        principal: { partner: 'acme', user: 'u-7' },
      });
    }
    expect(issuer.state.asked).toBe(2);
  });

  it('are asked for again when the issuer could not be reached', async () => {
    const sign = await newKey('second');
    const trusted = trust();
    issuer.state.isDown = true;
    await expect(verifyToken(`Bearer ${await sign()}`, trusted)).rejects.toMatchObject({
      code: 'unavailable',
    });
    issuer.state.isDown = false;
    expect(await verifyToken(`Bearer ${await sign()}`, trusted)).toMatchObject({
      principal: { partner: 'acme' },
    });
  });

  it('are no others: a key that it does not name is refused', async () => {
    const sign = await newKey('third');
    issuer.keys.pop();
    const refused = verifyToken(`Bearer ${await sign()}`, trust());
    await expect(refused).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});
