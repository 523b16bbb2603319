import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

/** The keys of an OpenID Connect issuer, found by its discovery document when the first token comes. */
export function issuerKeys(issuer: string, load: typeof fetch = fetch): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    found ??= discovered(issuer, load).catch((cause: unknown) => {
      found = undefined;
      throw cause;
    });
    return (await found)(header, token);
  };
}

async function discovered(issuer: string, load: typeof fetch): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await load(address, { signal: AbortSignal.timeout(5000), redirect: 'error' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const { jwks_uri: keys } = (await response.json()) as { jwks_uri?: unknown };
  if (typeof keys !== 'string') throw new Error(`${address} names no jwks_uri`);
  return createRemoteJWKSet(new URL(keys), { timeoutDuration: 5000 });
}
