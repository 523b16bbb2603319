import { checkText } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';

/**
 * Lets a replacement go on only from the present state: throws `conflict`, with that state, where somebody changed it in
 * the meantime (TAG-3). A replacement without a version starts from nothing.
 */
export function checkVersion(
  what: string,
  started: string | undefined,
  current: { readonly version: string } | undefined,
): void {
  checkText('what', what);
  if (started === current?.version) return;
  throw new PartnerError({
    code: 'conflict',
    message: current
      ? `${what} has changed since it was read.`
      : `${what} is not there any more: somebody has removed it.`,
    current,
  });
}
