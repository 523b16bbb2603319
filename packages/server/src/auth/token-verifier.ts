import type { Principal } from './principal.ts';
import { type TokenTrust, type VerifiedToken, verifyToken } from './verify-token.ts';

/** How long and how many verified tokens are remembered. */
export interface TokenMemory {
  /** A key that the issuer has taken back counts for so long at most. A minute unless told. */
  readonly forMs?: number;
  readonly mostTokens?: number;
}

/**
 * Verifies tokens, each once a minute at most: a page asks many times with the same one. What was refused is not
 * remembered, and a token that has ended is verified again.
 */
export function tokenVerifier(
  trust: TokenTrust,
  { forMs = 60_000, mostTokens = 10_000 }: TokenMemory = {},
): (authorization: string | undefined) => Promise<Principal> {
  // the one that was verified the longest ago comes first
  const remembered = new Map<string, { readonly principal: Principal; readonly untilMs: number }>();

  function remember(authorization: string, { principal, expiresAtMs }: VerifiedToken, nowMs: number): void {
    remembered.delete(authorization);
    remembered.set(authorization, { principal, untilMs: Math.min(nowMs + forMs, expiresAtMs) });
    const [oldest] = remembered.keys();
    if (remembered.size > mostTokens && oldest !== undefined) remembered.delete(oldest);
  }

  return async (authorization) => {
    const nowMs = trust.now().getTime();
    const known = authorization === undefined ? undefined : remembered.get(authorization);
    if (known && nowMs < known.untilMs) return known.principal;
    const verified = await verifyToken(authorization, trust);
    if (authorization !== undefined) remember(authorization, verified, nowMs);
    return verified.principal;
  };
}
