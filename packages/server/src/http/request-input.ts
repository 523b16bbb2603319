import { type Operation, PartnerError } from '@partnerkit/sdk';
import { firstProblem } from '@partnerkit/sdk/server';
import * as z from 'zod/mini';
import { checkTexts } from './check-texts.ts';
import { invalidInput } from './invalid-input.ts';
import { bodyLimits, boundedBytes, readJsonBody } from './json-body.ts';

/** How the input of an operation is read off a request. */
export interface InputReader {
  /** Throws `invalid` with the field that does not fit, and what was expected. */
  readonly read: (request: Request, path: Readonly<Record<string, string>>) => Promise<unknown>;
}

type FieldKind = 'number' | 'boolean' | 'array' | 'text';

/** A reader for one operation: path parameters, then the query string or the body, then `if-match`, then its schema. */
export function createInputReader(operation: Operation): InputReader {
  const hasBody = operation.method !== 'GET' && operation.method !== 'DELETE';
  const kinds = fieldKinds(operation);
  if (operation.body === 'bytes') return bytesReader(operation, kinds);
  const types = operation.body === 'rows' ? 'application/json, application/x-ndjson or text/csv' : undefined;
  return {
    async read(request, path) {
      const rest = hasBody ? await readJsonBody(request, types) : queryFields(new URL(request.url), kinds);
      const version = operation.replaces ? { version: matchedVersion(request) } : {};
      const input = { ...rest, ...path, ...version };
      return parsed(operation, input);
    },
  };
}

/** A reader for an operation whose body is the field `content`; all else stands in the address. */
function bytesReader(operation: Operation, kinds: Readonly<Record<string, FieldKind>>): InputReader {
  const { content: _, ...others } = kinds;
  return {
    async read(request, path) {
      const type = request.headers.get('content-type') ?? '';
      if (!/^application\/octet-stream\s*(;|$)/i.test(type))
        throw invalidInput(
          'content-type',
          `expected application/octet-stream, found ${type || 'nothing'}`,
          415,
        );
      const content = await boundedBytes(request, bodyLimits.bytes);
      return parsed(operation, { ...queryFields(new URL(request.url), others), ...path, content });
    },
  };
}

function parsed(operation: Operation, input: Record<string, unknown>): unknown {
  const result = operation.input.safeParse(input);
  if (result.success) {
    const { content, ...texts } = result.data as Record<string, unknown>;
    checkTexts(content instanceof Uint8Array ? texts : result.data);
    return result.data;
  }
  const { field, message } = firstProblem(result.error, input);
  if (field === 'version' && operation.replaces) {
    throw new PartnerError({
      code: 'invalid',
      status: 428,
      message: 'if-match: expected the version that this replacement starts from',
      fields: [{ field: 'version', message: 'expected the header if-match' }],
    });
  }
  throw invalidInput(field || 'input', message);
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
    if (kind !== 'array' && values.length > 1) throw invalidInput(name, 'expected it once');
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
function matchedVersion(request: Request): string | undefined {
  const header = request.headers.get('if-match');
  if (header === null) return undefined;
  const version = /^"([^"]*)"$/.exec(header.trim())?.[1];
  if (version === undefined) throw invalidInput('if-match', 'expected one version in quotes');
  return version;
}
