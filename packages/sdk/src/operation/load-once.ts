import { checkFunction } from '../errors/check-argument.ts';
import { isPartnerError, PartnerError } from '../errors/partner-error.ts';

/**
 * Loads a part of this library with the first that needs it, and keeps it. One that could not be loaded is `unavailable`
 * and asked for again at the next try; one that can't be made of what the host has set says so itself. `atHand` answers it
 * without waiting, once it is there.
 *
 * A bundler may leave out what nobody loads.
 * @__NO_SIDE_EFFECTS__
 */
export function loadOnce<Part>(
  load: () => PromiseLike<Part>,
): (() => Promise<Part>) & { readonly atHand: () => Part | undefined } {
  checkFunction('load', load);
  let part: Promise<Part> | undefined;
  let loaded: Part | undefined;
  const once = () => {
    part ??= (async () => {
      loaded = await load();
      return loaded;
    })().catch((cause: unknown) => {
      part = undefined;
      if (isPartnerError(cause)) throw cause;
      const message = 'A part of PartnerKit could not be loaded.';
      throw new PartnerError({ code: 'unavailable', phase: 'request', message, cause });
    });
    return part;
  };
  return Object.assign(once, { atHand: () => loaded });
}
