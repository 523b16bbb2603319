import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Role } from '@partnerkit/sdk';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { TokenTrust } from './verify-token.ts';

/** Who a development token is for. */
export interface DevelopmentSubject {
  readonly partner: string;
  readonly user: string;
  readonly name?: string | undefined;
  readonly roles: readonly Role[] | readonly string[];
  /** Absent: all regions. */
  readonly regions?: readonly string[] | undefined;
}

/** Signs tokens for the demo identities, and is trusted only by a server in development on this machine. */
export interface DevelopmentTokens {
  readonly trust: TokenTrust;
  readonly sign: (subject: DevelopmentSubject, lifetimeSeconds: number) => Promise<string>;
}

const issuer = 'partnerkit-development';
const audience = 'partnerkit';
const algorithm = 'ES256';

/** The development key of a store folder, made when it is first needed; other processes of the same user share it. */
export async function openDevelopmentTokens(
  folder: string,
  now: () => Date = () => new Date(),
): Promise<DevelopmentTokens> {
  const stored = await storedKey(keyPath(folder));
  const { d: _, ...publicPart } = stored;
  const [privateKey, publicKey] = await Promise.all([
    importJWK(stored, algorithm),
    importJWK(publicPart, algorithm),
  ]);
  return {
    trust: { issuer, audience, key: async () => publicKey, now },
    sign: ({ partner, user, name, roles, regions }, lifetimeSeconds) => {
      const seconds = Math.floor(now().getTime() / 1000);
      return new SignJWT({ partner, roles, ...(name ? { name } : {}), ...(regions ? { regions } : {}) })
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(user)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + lifetimeSeconds)
        .sign(privateKey);
    },
  };
}

/** Whether a store folder has a development key, which the first start of a server makes. */
export async function hasDevelopmentKey(folder: string): Promise<boolean> {
  return (await keptKey(keyPath(folder))) !== undefined;
}

const keyPath = (folder: string) => join(folder, 'development-key.json');

const keptKey = (path: string) => readFile(path, 'utf8').catch(() => undefined);

async function storedKey(path: string): Promise<JWK> {
  const kept = await keptKey(path);
  if (kept) return JSON.parse(kept);
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const made = `${path}.${randomUUID()}`;
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(made, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
  await rename(made, path);
  return JSON.parse(await readFile(path, 'utf8'));
}
