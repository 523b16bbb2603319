import {
  type CallContext,
  type CheckedInputOf,
  isPartnerError,
  type Operation,
  type PartnerDataSource,
  type PartnerErrorCode,
} from '@partnerkit/sdk';

/** Errors that any call may meet, whatever its operation declares. */
const anyCall: readonly PartnerErrorCode[] = [
  'unauthenticated',
  'forbidden',
  'invalid',
  'rateLimited',
  'timeout',
  'offline',
  'unavailable',
  'unsupported',
  'malformed',
  'cancelled',
];

/** A source whose every answer fits its operation, and whose every rejection is an error that the operation declares. */
export function checkedSource(source: PartnerDataSource): PartnerDataSource {
  return {
    capabilities: source.capabilities,
    async call<O extends Operation>(operation: O, input: CheckedInputOf<O>, context: CallContext) {
      try {
        const answer = await source.call(operation, input, context);
        checkAnswer(operation, answer);
        return answer;
      } catch (cause) {
        throw declared(operation, cause);
      }
    },
  };
}

function checkAnswer(operation: Operation, answer: unknown): void {
  const parsed = operation.output.safeParse(answer);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`the answer does not fit at "${issue?.path.join('.')}": ${issue?.message}`);
  }
  const { refused } = answer as { refused?: readonly unknown[] };
  // what a change refuses is its answer
  if (!operation.changes && refused?.length)
    throw new Error(`the answer has rows that do not fit: ${JSON.stringify(refused)}`);
}

function declared({ id, errors }: Operation, cause: unknown): unknown {
  if (!isPartnerError(cause))
    return new Error(`${id} is refused by what is no PartnerError: ${String(cause)}`);
  if ([...anyCall, ...errors].includes(cause.code)) return cause;
  return new Error(`${id} is refused by an error that it does not declare: ${cause.code}, ${cause.message}`);
}
