import { PartnerError } from '../errors/partner-error.ts';
import { withinTime } from './within-time.ts';

/** A bearer token; with its life, it is replaced before that ends. */
export type AccessToken = string | { readonly token: string; readonly expiresInSeconds?: number | undefined };

/** Why a token is asked for, where it is to be good, and when nobody waits for it any more. */
export interface TokenRequest {
  readonly region: string;
  readonly reason: 'first' | 'expiring' | 'rejected';
  readonly signal: AbortSignal;
}

/** A host's way to a token. */
export type GetToken = (request: TokenRequest) => Promise<AccessToken> | AccessToken;

/** A token as it is kept; times by the keeper's clock. */
export interface HeldToken {
  readonly text: string;
  refreshAt: number;
  readonly expiresAt: number;
}

/** What a token keeper works with. */
export interface TokenKeeperOptions {
  readonly getToken: GetToken;
  readonly tokenTimeoutMs: number;
  /** Milliseconds of a clock that is never set. */
  readonly now: () => number;
}

interface Refresh {
  readonly token: Promise<HeldToken>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Keeps the token of one region. However many ask, the host is asked once; a token that the server rejected is handed
 * in again and replaced once. Rejects with `unauthenticated`, or `timeout` where the host never answers.
 */
export function createTokenKeeper(region: string, options: TokenKeeperOptions) {
  const { now } = options;
  let current: HeldToken | undefined;
  let reason: TokenRequest['reason'] = 'first';
  let running: Refresh | undefined;

  function startRefresh(): Refresh {
    const controller = new AbortController();
    const token = askHost({ region, reason, signal: controller.signal }, options)
      .then((held) => {
        current = held;
        reason = 'expiring';
        return held;
      })
      .finally(() => {
        if (running === refresh) running = undefined;
      });
    token.catch(() => {});
    const refresh: Refresh = { token, controller, waiting: 0 };
    return refresh;
  }

  async function refreshed(signal: AbortSignal): Promise<HeldToken> {
    running ??= startRefresh();
    const refresh = running;
    refresh.waiting++;
    try {
      return await withinTime({ signal }, () => refresh.token);
    } finally {
      refresh.waiting--;
      if (refresh.waiting === 0 && running === refresh) {
        running = undefined;
        refresh.controller.abort();
      }
    }
  }

  return async function token(signal: AbortSignal, rejected?: HeldToken): Promise<HeldToken> {
    if (current && current === rejected) {
      current = undefined;
      reason = 'rejected';
    }
    const held = current;
    if (held && now() < held.refreshAt) return held;
    try {
      return await refreshed(signal);
    } catch (error) {
      if (signal.aborted || !held || current !== held || now() >= held.expiresAt) throw error;
      // still good: the host is asked again when half of what is left is over
      held.refreshAt = (now() + held.expiresAt) / 2;
      return held;
    }
  };
}

function askHost(request: TokenRequest, options: TokenKeeperOptions): Promise<HeldToken> {
  const { getToken, tokenTimeoutMs, now } = options;
  const limit = { signal: request.signal, ms: tokenTimeoutMs, awaited: 'The token of getToken' };
  return withinTime(limit, async (signal) => {
    const answer = await asked(() => getToken({ ...request, signal }));
    return heldToken(answer, now());
  });
}

async function asked(ask: () => ReturnType<GetToken>): Promise<AccessToken> {
  try {
    return await ask();
  } catch (cause) {
    throw noToken('failed', cause);
  }
}

/** A token and its life, counted from now: replaced a minute or a fifth of its life before the end, the longer of both. */
function heldToken(answer: AccessToken, now: number): HeldToken {
  const { token: text, expiresInSeconds = Number.POSITIVE_INFINITY } =
    typeof answer === 'string' ? { token: answer } : (answer ?? {});
  if (typeof text !== 'string' || typeof expiresInSeconds !== 'number' || Number.isNaN(expiresInSeconds)) {
    throw noToken('answered something else than a token');
  }
  if (!/^[!-~]+$/.test(text)) throw noToken('answered a token that cannot stand in a header');
  const lifeMs = Math.max(0, expiresInSeconds * 1000);
  // a life of a minute is no reason to ask at each call
  const freshMs = Math.max(lifeMs / 2, Math.min(lifeMs - 60_000, lifeMs * 0.8));
  return { text, refreshAt: now + freshMs, expiresAt: now + lifeMs };
}

function noToken(what: string, cause?: unknown): PartnerError {
  return new PartnerError({ code: 'unauthenticated', phase: 'request', message: `getToken ${what}.`, cause });
}
