import { misfit } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';
import type { CheckedInputOf, InputOf, Operation } from '../operation/operation.ts';
import { firstProblem } from '../operation/row.schema.ts';

/** An input as its operation takes it. Throws `invalid` with the name of the field that does not fit. */
export function checkedInput<O extends Operation>(operation: O, input: InputOf<O>): CheckedInputOf<O> {
  const parsed = operation.input.safeParse(input);
  if (parsed.success) return parsed.data as CheckedInputOf<O>;
  const { field, message } = firstProblem(parsed.error, input);
  throw new PartnerError({
    code: 'invalid',
    phase: 'request',
    message: `${operation.id}: ${field || 'input'}: ${message}`,
    fields: [{ field: field || 'input', message }],
  });
}

/** Throws `invalid` for a key of an intent that does not fit a header. */
export function checkKey(key: string): void {
  if (typeof key !== 'string' || !/^[!#-~]{1,150}$/.test(key))
    throw misfit('idempotencyKey', '1 to 150 visible ASCII characters without quotes', key);
}
