import { invalidField, type PartnerError } from '../errors/partner-error.ts';

/** A cursor after a place of a list, good only for the same list (query, sort, region, day). */
export function pageCursor(list: string, place: unknown): string {
  return btoa(encodeURIComponent(JSON.stringify([fingerprint(list), place])));
}

/** The place after which a cursor goes on. Throws `invalid` for a made-up cursor or one of another list. */
export function readPageCursor(list: string, cursor: string): unknown {
  const [print, place] = decoded(cursor);
  if (typeof print !== 'string') throw unusableCursor();
  if (print !== fingerprint(list)) {
    throw invalidField('cursor', 'it belongs to another query, sort order, region or day');
  }
  return place;
}

/** What a caller is told of a cursor that this source did not make, or whose row is gone. */
export function unusableCursor(): PartnerError {
  return invalidField('cursor', 'expected a nextCursor of this list');
}

function decoded(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(atob(cursor)));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** FNV-1a: tells lists apart; it is no secret and needs none, the rows are the caller's own. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
