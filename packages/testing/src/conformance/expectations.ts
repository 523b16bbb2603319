import { isPartnerError, type PartnerError, type PartnerErrorCode } from '@partnerkit/sdk';

/** Throws with both values where they are not the same; fields that are `undefined` are not there. */
export function expectSame(what: string, actual: unknown, expected: unknown): void {
  const [came, wanted] = [canonical(actual), canonical(expected)];
  if (came !== wanted)
    throw new Error(`${what}\n  expected ${shortened(wanted)}\n  found    ${shortened(came)}`);
}

/** Throws where something does not hold. */
export function expectTrue(what: string, holds: boolean): void {
  if (!holds) throw new Error(what);
}

/** The error with which a call is refused; throws where it is answered, or refused for another reason. */
export async function expectRefusal(
  what: string,
  call: PromiseLike<unknown>,
  code: PartnerErrorCode,
  field?: string,
): Promise<PartnerError> {
  const error = await refusalOf(what, call);
  const found = `${error.code}: ${error.message}`;
  if (error.code !== code) throw new Error(`${what}\n  expected ${code}\n  found    ${found}`);
  expectTrue(`${what}: expected a message`, error.message !== '');
  const fields = error.fields.map((problem) => problem.field);
  if (field !== undefined && !fields.includes(field))
    throw new Error(`${what}\n  expected the field ${field}\n  found    ${fields.join(', ') || found}`);
  return error;
}

async function refusalOf(what: string, call: PromiseLike<unknown>): Promise<PartnerError> {
  let answer: unknown;
  try {
    answer = await call;
  } catch (cause) {
    if (isPartnerError(cause)) return cause;
    throw cause;
  }
  throw new Error(`${what}: expected a refusal, found ${shortened(canonical(answer))}`);
}

function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) => {
      const isRecord = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
      return isRecord
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner;
    }) ?? 'nothing'
  );
}

function shortened(text: string): string {
  return text.length > 1000 ? `${text.slice(0, 1000)} …` : text;
}
