import { invalidField } from '../errors/partner-error.ts';
import type { Bytes } from '../operation/bytes.schema.ts';
import type { Operation } from '../operation/operation.ts';
import { addressBelow, type RegionAddress } from './region-address.ts';

/** A call as it goes over the wire, the same at each attempt. */
export interface OperationRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Bytes;
  /** Of a file: the byte from which on it is asked for. */
  readonly offset?: number;
}

/** What goes with the input of an operation. */
export interface RequestDetails {
  readonly asOf: string;
  readonly requestId: string;
  /** Of a change: the same key, the same change. */
  readonly idempotencyKey: string;
}

type Fields = Record<string, unknown>;

/**
 * An operation and its input as a request: fields of the path in the path, `version` of a replacement as `if-match`, the
 * rest as query, JSON body or bytes. Throws `invalid` with the field that cannot be carried.
 */
export function operationRequest(
  base: RegionAddress,
  operation: Operation,
  input: unknown,
  details: RequestDetails,
): OperationRequest {
  const { method, changes, replaces } = operation;
  const isFile = operation.answer === 'bytes';
  const { offset, ...others } = input as Fields;
  const fields: Fields = isFile ? others : { ...(input as Fields) };
  const accept = isFile ? '*/*' : 'application/json';
  const headers: Record<string, string> = { accept, 'x-request-id': details.requestId };
  const path = operation.path.replace(/\{(\w+)\}/g, (_braces, name: string) => {
    const segment = pathSegment(name, fields[name]);
    delete fields[name];
    return segment;
  });
  if (changes) headers['idempotency-key'] = headerValue('idempotencyKey', details.idempotencyKey, 1);
  if (replaces) {
    if (isKnown(fields.version)) headers['if-match'] = `"${headerValue('version', fields.version, 0)}"`;
    delete fields.version;
  }
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const { content, ...addressed } = fields;
  const inAddress = operation.body === 'bytes' ? addressed : hasBody ? {} : fields;
  const url = addressBelow(base, path, queryString({ ...inAddress, asOf: details.asOf }));
  if (isFile && typeof offset === 'number') return { method, url, headers, offset };
  if (!hasBody) return { method, url, headers };
  if (operation.body === 'bytes') {
    headers['content-type'] = 'application/octet-stream';
    return { method, url, headers, body: content as Bytes };
  }
  headers['content-type'] = 'application/json';
  return { method, url, headers, body: jsonBody(fields) };
}

function isKnown(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** `.` and `..` mean other segments even where they are encoded. */
function pathSegment(field: string, value: unknown): string {
  const segment = encoded(field, value);
  if (/^\.{0,2}$/.test(segment)) throw invalidField(field, 'cannot stand in an address');
  return segment;
}

function queryString(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) =>
      [value]
        .flat()
        .filter(isKnown)
        .map((item) => `${encoded(name, name)}=${encoded(name, item)}`),
    )
    .join('&');
}

function encoded(field: string, value: unknown): string {
  try {
    if (/^(string|number|boolean)$/.test(typeof value)) return encodeURIComponent(String(value));
  } catch {
    // half of a surrogate pair: it has no UTF-8
  }
  throw invalidField(field, 'cannot stand in an address');
}

/** Visible ASCII without quotes: what stands in any header as it is. */
function headerValue(field: string, value: unknown, minLength: number): string {
  if (typeof value === 'string' && /^[!#-~]{0,200}$/.test(value) && value.length >= minLength) return value;
  throw invalidField(field, 'cannot stand in a header');
}

function jsonBody(fields: Fields): string {
  try {
    return JSON.stringify(fields);
  } catch (cause) {
    throw invalidField('input', `cannot be written as JSON: ${(cause as Error).message}`);
  }
}
