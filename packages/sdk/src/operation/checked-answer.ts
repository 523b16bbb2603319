import { PartnerError } from '../errors/partner-error.ts';
import { checkedRow } from './checked-row.ts';
import type { Operation, OutputOf } from './operation.ts';
import { parseWithoutBlanks } from './parse-without-blanks.ts';
import { firstProblem, type RowProblem } from './row.schema.ts';

/** An answer parsed by its operation's schema: bad rows are left out and named, anything else bad is `malformed`. */
export function checkedAnswer<O extends Operation>(operation: O, answer: unknown): OutputOf<O> {
  const whole = operation.rows && Array.isArray(answer) ? { [operation.rows.field]: answer } : answer;
  const { value, parsed } = parseWithoutBlanks(operation.output, withoutBadRows(operation, whole));
  if (parsed.success) return parsed.data as OutputOf<O>;
  const { field, message } = firstProblem(parsed.error, value);
  throw new PartnerError({
    code: 'malformed',
    phase: 'response',
    message: `The answer to ${operation.id} does not fit: ${field || 'the whole'}: ${message}`,
    fields: [{ field, message }],
  });
}

function withoutBadRows({ rows }: Operation, answer: unknown): unknown {
  if (!rows || typeof answer !== 'object' || answer === null) return answer;
  const page = answer as Record<string, unknown> & { refused?: unknown };
  const all = page[rows.field];
  if (!Array.isArray(all)) return answer;
  const refused: RowProblem[] = Array.isArray(page.refused) ? [...page.refused] : [];
  const good = all.flatMap((given, index) => {
    const { row, fault } = checkedRow(rows.schema, given);
    if (fault) refused.push({ index, ...fault });
    return fault ? [] : [row];
  });
  return { ...page, [rows.field]: good, ...(refused.length > 0 ? { refused } : {}) };
}
