import { PartnerError } from '../errors/partner-error.ts';

/** What a caller is told of a customer that is not there, or that they may not see: the two look alike. */
export function customerNotFound(id: string): PartnerError {
  return new PartnerError({ code: 'notFound', message: `There is no customer ${JSON.stringify(id)}.` });
}
