import * as z from 'zod/mini';
import { checkFunction, checkRecord } from '../errors/check-argument.ts';
import { invalidField, PartnerError } from '../errors/partner-error.ts';
import type { Operation } from '../operation/operation.ts';
import { firstProblem } from '../operation/row.schema.ts';

/** What came with a request, wherever it stood. */
export interface ReceivedFields {
  readonly url: URL;
  /** The fields that stand in its path. */
  readonly path: Readonly<Record<string, string>>;
  readonly headers: Pick<Headers, 'get'>;
  /** Of JSON its fields, of bytes `{ content }`; none where the operation has no body. */
  readonly body: Readonly<Record<string, unknown>>;
}

type FieldKind = 'number' | 'boolean' | 'array' | 'text';

/**
 * The other end of a request for an operation: the fields of its path, then its query string or its body, then `if-match`, checked
 * by the operation's schema. Throws `invalid` with the field that does not fit, and what was expected; without the version that a
 * replacement starts from, with status 428.
 */
export function createInputReceiver(operation: Operation): (received: ReceivedFields) => unknown {
  checkRecord('operation', operation);
  checkFunction('operation.input.safeParse', operation.input?.safeParse);
  const { content: _, ...kinds } = fieldKinds(operation);
  const isInAddress = !hasJsonBody(operation);
  return ({ url, path, headers, body }) => {
    const input = {
      ...(isInAddress ? queryFields(url, kinds) : {}),
      ...body,
      ...path,
      ...(operation.replaces ? { version: matchedVersion(headers) } : {}),
    };
    return checked(operation, input);
  };
}

/** Whether the fields of an operation stand in a body of JSON. */
export function hasJsonBody(operation: Operation): boolean {
  checkRecord('operation', operation);
  const { method, body } = operation;
  return method !== 'GET' && method !== 'DELETE' && body !== 'bytes';
}

function checked(operation: Operation, input: Record<string, unknown>): unknown {
  const result = operation.input.safeParse(input);
  if (result.success) return result.data;
  const { field, message } = firstProblem(result.error, input);
  if (field === 'version' && operation.replaces) {
    throw new PartnerError({
      code: 'invalid',
      status: 428,
      message: 'if-match: expected the version that this replacement starts from',
      fields: [{ field: 'version', message: 'expected the header if-match' }],
    });
  }
  throw invalidField(field || 'input', message);
}

/** What the fields of a query string are, by the operation's schema. */
function fieldKinds({ input }: Operation): Readonly<Record<string, FieldKind>> {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, property]) => [name, kindOf(property)]),
  );
}

function kindOf(property: unknown): FieldKind {
  const { type } = property as { type?: string };
  if (type === 'number' || type === 'integer') return 'number';
  return type === 'boolean' || type === 'array' ? type : 'text';
}

function queryFields(url: URL, kinds: Readonly<Record<string, FieldKind>>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const values = url.searchParams.getAll(name);
    if (values.length === 0) continue;
    if (kind !== 'array' && values.length > 1) throw invalidField(name, 'expected it once');
    fields[name] = kind === 'array' ? values : typedValue(kind, values[0] as string);
  }
  return fields;
}

/** A text that is no such value stays one, for the schema to refuse. */
function typedValue(kind: FieldKind, text: string): unknown {
  if (kind === 'number' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** The version in `if-match`; a weak tag, a list and `*` name no one version. */
function matchedVersion(headers: Pick<Headers, 'get'>): string | undefined {
  const header = headers.get('if-match');
  if (header === null) return undefined;
  const version = /^"([^"]*)"$/.exec(header.trim())?.[1];
  if (version === undefined) throw invalidField('if-match', 'expected one version in quotes');
  return version;
}
