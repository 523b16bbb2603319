import type * as z from 'zod/mini';

/** What a schema says of a value, and the value that it says it of. */
export interface ParsedWithoutBlanks<Schema extends z.ZodMiniType> {
  readonly value: unknown;
  readonly parsed:
    | { readonly success: true; readonly data: z.output<Schema>; readonly error?: never }
    | { readonly success: false; readonly error: Pick<z.core.$ZodError, 'issues'> };
}

/**
 * Parses what somebody hands over. What may be absent may be `null` or an empty text as well where neither is a value of its
 * own, as serializers and spreadsheets write it: it is then not there. So is an empty text in a list of texts. An id may be a
 * whole number, as databases count them: it is then its digits.
 */
export function parseWithoutBlanks<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
): ParsedWithoutBlanks<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value, parsed };
  const { issues } = parsed.error;
  // from the end: what leaves a list moves what stands behind it
  const present = issues.reduceRight((rest, issue) => {
    if (isBlank(value, issue)) return changed(rest, issue.path);
    return isNumericId(value, issue) ? changed(rest, issue.path, String(foundAt(value, issue))) : rest;
  }, value);
  if (present === value) return { value, parsed };
  const again = schema.safeParse(present);
  if (again.success) return { value: present, parsed: again };
  // what is needed and blank is told as that, not as absent
  const first = again.error.issues[0]?.path.join('\n');
  const others = issues.filter((issue) => !isBlank(value, issue) && !isNumericId(value, issue));
  const told = others.length > 0 ? others : issues.filter(({ path }) => path.join('\n') === first);
  return told.length > 0
    ? { value, parsed: { success: false, error: { issues: told } } }
    : { value: present, parsed: again };
}

function foundAt(value: unknown, { path }: z.core.$ZodIssue): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], value);
}

function isBlank(value: unknown, issue: z.core.$ZodIssue): boolean {
  const found = foundAt(value, issue);
  if (typeof issue.path.at(-1) !== 'number') return issue.path.length > 0 && (found === null || found === '');
  return found === '' && issue.code === 'custom';
}

function isNumericId(value: unknown, issue: z.core.$ZodIssue): boolean {
  const isTextExpected = issue.code === 'invalid_type' && issue.expected === 'string';
  if (!isTextExpected || !/^id$|Id$/.test(String(issue.path.at(-1)))) return false;
  return Number.isSafeInteger(foundAt(value, issue));
}

/** The same value with another text at a path, or without what stands there. */
function changed(value: unknown, [key, ...rest]: PropertyKey[], text?: string): unknown {
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    PropertyKey,
    unknown
  >;
  if (key === undefined) return value;
  if (rest.length > 0) copy[key] = changed(copy[key], rest, text);
  else if (text !== undefined) copy[key] = text;
  else if (Array.isArray(copy)) copy.splice(key as number, 1);
  else delete copy[key];
  return copy;
}
