import type { Principal } from './principal.ts';
import { type TokenTrust, type VerifiedToken, verifyToken } from './verify-token.ts';

/** How long and how many verified tokens are remembered. */
export interface TokenMemory {
  /** A key that the issuer has taken back counts for so long at most. A minute unless told. */
  readonly forMs?: number;
  readonly mostTokens?: number;
}

/** Tells who asks. */
export interface TokenVerifier {
  /** Who a token is for, by the `authorization` header. Throws `unauthenticated`, `unavailable` while the issuer's keys can't be read. */
  readonly verify: (authorization: string | undefined) => Promise<Principal>;
  /** The same of a token that was verified a moment ago; `undefined` says nothing of it. */
  readonly known: (authorization: string | undefined) => Principal | undefined;
}

/**
 * Verifies tokens, each once a minute at most: a page asks many times with the same one. What was refused is not
 * remembered, and a token that has ended is verified again.
 */
export function tokenVerifier(
  trust: TokenTrust,
  { forMs = 60_000, mostTokens = 10_000 }: TokenMemory = {},
): TokenVerifier {
  // the one that was verified the longest ago comes first
  const remembered = new Map<string, { readonly principal: Principal; readonly untilMs: number }>();

  function remember(authorization: string, { principal, expiresAtMs }: VerifiedToken, nowMs: number): void {
    remembered.delete(authorization);
    remembered.set(authorization, { principal, untilMs: Math.min(nowMs + forMs, expiresAtMs) });
    const [oldest] = remembered.keys();
    if (remembered.size > mostTokens && oldest !== undefined) remembered.delete(oldest);
  }

  function known(authorization: string | undefined): Principal | undefined {
    const found = authorization === undefined ? undefined : remembered.get(authorization);
    return found && trust.now().getTime() < found.untilMs ? found.principal : undefined;
  }

  // a page that opens asks many times at once
  const underWay = new Map<string, Promise<Principal>>();

  async function verified(authorization: string): Promise<Principal> {
    const nowMs = trust.now().getTime();
    try {
      const found = await verifyToken(authorization, trust);
      remember(authorization, found, nowMs);
      return found.principal;
    } finally {
      underWay.delete(authorization);
    }
  }

  return {
    known,
    async verify(authorization) {
      if (authorization === undefined) return (await verifyToken(authorization, trust)).principal;
      const found = known(authorization) ?? underWay.get(authorization);
      if (found) return found;
      const own = verified(authorization);
      underWay.set(authorization, own);
      return own;
    },
  };
}
