import { isPartnerError, PartnerError } from '@partnerkit/sdk';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type Principal, principalOf, unauthenticated } from './principal.ts';

/** Who may have issued a token, for whom, and with which keys. */
export interface TokenTrust {
  readonly issuer: string;
  readonly audience: string;
  readonly key: JWTVerifyGetKey;
  /** The present instant. */
  readonly now: () => Date;
}

/** Signatures that are taken; a token without one, or with a shared secret, is not. */
const algorithms = [
  ...['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'],
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
];

/** Who a token is for, and until when. */
export interface VerifiedToken {
  readonly principal: Principal;
  readonly expiresAtMs: number;
}

/** Verifies the bearer token of an `authorization` header. Throws `unauthenticated` with the reason, `unavailable` while the issuer's keys can't be read. */
export async function verifyToken(
  authorization: string | undefined,
  trust: TokenTrust,
): Promise<VerifiedToken> {
  const token = /^Bearer +([\w~+/=.-]+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw unauthenticated('This needs a token: expected the header "authorization: Bearer …".');
  try {
    const { payload } = await jwtVerify(token, trust.key, {
      issuer: trust.issuer,
      audience: trust.audience,
      algorithms,
      requiredClaims: ['exp', 'sub', 'partner'],
      clockTolerance: 5,
      currentDate: trust.now(),
    });
    return { principal: principalOf(payload), expiresAtMs: (payload.exp ?? 0) * 1000 };
  } catch (cause) {
    if (isPartnerError(cause)) throw cause;
    if (isIssuerFailure(cause)) throw issuerFailure(cause);
    throw unauthenticated(reasonOf(cause));
  }
}

/** What goes wrong between the issuer and this server says nothing about the token. */
function isIssuerFailure(cause: unknown): boolean {
  if (!(cause instanceof errors.JOSEError)) return true;
  return ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID'].includes(cause.code);
}

function issuerFailure(cause: unknown): PartnerError {
  return new PartnerError({
    code: 'unavailable',
    message: 'The keys of the issuer of the token cannot be read at the moment.',
    cause,
  });
}

function reasonOf(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'The token has expired.';
  if (cause instanceof errors.JWTClaimValidationFailed)
    return `The token's claim ${cause.claim} is not the one that is expected here.`;
  if (cause instanceof errors.JOSEAlgNotAllowed)
    return 'The token is not signed in a way that is trusted here.';
  return 'The token is not signed by the issuer that is trusted here.';
}
