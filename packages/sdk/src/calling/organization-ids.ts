import { checkFunction, checkText } from '../errors/check-argument.ts';

/**
 * The ids that a customer may have whose organization a call record names: the bare UUID of the record, or the long form
 * of the vendor's other interfaces, `ciscospark://us/ORGANIZATION/<uuid>` in base64url (CAL-9).
 */
export function organizationIds(uuid: string): readonly string[] {
  checkText('uuid', uuid);
  const bytes = new TextEncoder().encode(`ciscospark://us/ORGANIZATION/${uuid}`);
  const long = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const urlSafe = long.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return [uuid, uuid.toUpperCase(), urlSafe, long];
}

/** The id of the customer whose organization a call record names; `undefined` where none of those that are there is it. */
export function ownCustomerId(uuid: string, isThere: (id: string) => boolean): string | undefined {
  checkFunction('isThere', isThere);
  return organizationIds(uuid).find(isThere);
}
