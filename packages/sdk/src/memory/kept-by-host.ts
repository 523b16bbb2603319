import { isPartnerError, PartnerError, toPartnerError } from '../errors/partner-error.ts';

/** Has the host keep something; where it can't, `what` says in the error what was not kept. */
export async function keptByHost(what: string, save: () => PromiseLike<void> | void): Promise<void> {
  try {
    await save();
  } catch (cause) {
    if (isPartnerError(cause)) throw cause;
    throw new PartnerError({
      code: 'unavailable',
      message: `${what}: ${toPartnerError(cause).message}`,
      cause,
    });
  }
}
