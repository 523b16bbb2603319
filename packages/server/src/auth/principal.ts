import { type AuditActor, PartnerError, type Role, roles } from '@partnerkit/sdk';
import { storageProblem } from '../storage/storable-text.ts';

/** Who asks, as their token says: the partner is never taken from anywhere else. */
export interface Principal {
  readonly partner: string;
  readonly user: string;
  /** The user's name, where the token tells it. */
  readonly name?: string | undefined;
  /** Roles that this version knows; one that it does not know grants nothing. */
  readonly roles: readonly Role[];
  /** Regions that the token was issued for; absent for all. */
  readonly regions: readonly string[] | undefined;
}

/** The claims of a verified token as a principal. Throws `unauthenticated` with the claim that does not fit. */
export function principalOf(claims: Readonly<Record<string, unknown>>): Principal {
  const held = textsOf(claims, 'roles') ?? [];
  const known = roles.filter((role) => held.includes(role));
  if (known.length === 0 && held.length > 0) {
    throw new PartnerError({
      code: 'forbidden',
      message: `The token names no role that is known here: ${held.join(', ')}.`,
    });
  }
  return {
    partner: textOf(claims, 'partner'),
    user: textOf(claims, 'sub'),
    name: nameOf(claims),
    roles: known,
    regions: textsOf(claims, 'regions'),
  };
}

/** Who makes a change, as the audit trail names them. */
export function actorOf({ user, name }: Principal): AuditActor {
  return { id: user, ...(name === undefined ? {} : { name }) };
}

/** A name is only shown: one that does not fit is none. */
function nameOf({ name }: Readonly<Record<string, unknown>>): string | undefined {
  const fits = typeof name === 'string' && name.trim() !== '' && name.length <= 200;
  return fits && !storageProblem(name) ? name : undefined;
}

function textOf(claims: Readonly<Record<string, unknown>>, claim: string): string {
  const value = claims[claim];
  if (typeof value === 'string' && value !== '' && value.length <= 200 && !value.includes('\0')) return value;
  throw unauthenticated(`The token's claim ${claim} does not fit: expected a text of 1 to 200 characters.`);
}

function textsOf(claims: Readonly<Record<string, unknown>>, claim: string): readonly string[] | undefined {
  const value = claims[claim];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((text) => typeof text === 'string')) return value;
  throw unauthenticated(`The token's claim ${claim} does not fit: expected a list of texts.`);
}

/** What a caller is told whose token does not count. */
export function unauthenticated(message: string): PartnerError {
  return new PartnerError({ code: 'unauthenticated', message });
}
