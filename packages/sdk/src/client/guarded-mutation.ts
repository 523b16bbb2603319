import { checkFunction, checkRecord, misfit } from '../errors/check-argument.ts';
import { PartnerError, type PartnerErrorCode, toPartnerError } from '../errors/partner-error.ts';
import { refusalField } from '../errors/refusal-field.ts';
import { telling } from '../errors/telling.ts';
import { withDeadline } from './deadline.ts';
import type { Mutation, MutationOutcome } from './mutation.ts';
import type { Observe } from './observe.ts';

/**
 * Asked before each change: nothing or `true` lets it go on, a text refuses it with that reason, `false` without one. One that
 * throws, rejects or does not answer in the time of a call lets nothing go on.
 */
export type BeforeMutate = (
  mutation: Mutation,
  context: { readonly signal: AbortSignal },
) => MutationVerdict | PromiseLike<MutationVerdict>;
/** What {@link BeforeMutate} answers. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function that answers nothing lets it go on
export type MutationVerdict = boolean | string | undefined | void;

/** Who is asked before changes, and told of what became of them. */
export interface MutationHooks {
  readonly beforeMutate?: BeforeMutate | undefined;
  readonly observe?: Observe | undefined;
}

/** Carries a change out where the host lets it, and tells what became of it. Rejects as the change does, or with the refusal. */
export async function guardedMutation<Answer>(
  mutation: Mutation,
  hooks: MutationHooks,
  limit: { readonly timeoutMs: number; readonly signal: AbortSignal | undefined },
  run: () => PromiseLike<Answer>,
): Promise<Answer> {
  checkRecord('mutation', mutation);
  checkRecord('mutation.input', mutation.input);
  checkRecord('hooks', hooks);
  checkRecord('limit', limit);
  checkFunction('run', run);
  const { operation, input } = mutation;
  const { beforeMutate, observe } = hooks;
  const { timeoutMs, signal } = limit;
  const tell = (phase: MutationOutcome['phase'], code?: PartnerErrorCode) => {
    const outcome: MutationOutcome = { type: 'mutation', phase, operation, ids: idsOf(input), code };
    telling('observe.event', () => observe?.event?.(outcome));
  };
  if (beforeMutate) {
    try {
      const verdict = await withDeadline(timeoutMs, signal, async (inner) =>
        beforeMutate(mutation, { signal: inner }),
      );
      checkVerdict(verdict);
    } catch (cause) {
      const error = toPartnerError(cause);
      tell('refused', error.code);
      throw error;
    }
  }
  try {
    const answer = await run();
    tell('done');
    return answer;
  } catch (cause) {
    tell('failed', toPartnerError(cause).code);
    throw cause;
  }
}

function checkVerdict(verdict: unknown): void {
  if (verdict === undefined || verdict === true) return;
  if (verdict !== false && typeof verdict !== 'string') {
    throw misfit(refusalField, 'nothing, true, false or a reason', verdict);
  }
  const reason = verdict || '';
  throw new PartnerError({
    code: 'forbidden',
    phase: 'request',
    message: reason || 'The change was refused.',
    fields: [{ field: refusalField, message: reason }],
  });
}

const mostIds = 1000;
const namedId = /^(?:id|ids|.*Ids?)$/;

/** An address is an id in some hosts; it names a person. */
function isTold(id: unknown): id is string {
  return typeof id === 'string' && !id.includes('@');
}

function idsOf(input: Readonly<Record<string, unknown>>): readonly string[] {
  const ids = Object.entries(input).flatMap(([name, value]): unknown[] => {
    if (!namedId.test(name)) return [];
    return Array.isArray(value) ? value.slice(0, mostIds) : [value];
  });
  return ids.filter(isTold).slice(0, mostIds);
}
