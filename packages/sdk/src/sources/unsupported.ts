import { PartnerError } from '../errors/partner-error.ts';
import type { Operation } from '../operation/operation.ts';

/**
 * What a caller is told of an operation that the source does not answer; of a change, that it has no writer for it. `missing` is the
 * option of a source over rows by which it would.
 */
export function unsupported({ id, changes }: Operation, missing?: string): PartnerError {
  const answers = changes ? 'has no writer for' : 'does not answer';
  const hint = missing === undefined ? '' : `: memorySource is not given ${missing}`;
  return new PartnerError({
    code: 'unsupported',
    phase: 'request',
    message: `This data source ${answers} ${id}${hint}.`,
  });
}
