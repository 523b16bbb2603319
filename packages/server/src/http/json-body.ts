import { PartnerError } from '@partnerkit/sdk';
import { invalidInput } from './invalid-input.ts';

/** The largest body, in bytes, and the deepest. */
export const bodyLimits = { bytes: 1_048_576, depth: 64 } as const;

/**
 * The JSON object in a request's body. Throws `invalid`: too large (413), too deep, another type (415; `types` says which may
 * be sent), or no JSON.
 */
export async function readJsonBody(
  request: Request,
  types = 'application/json',
): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? '';
  const text = decodedText(await boundedBytes(request, bodyLimits.bytes));
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw invalidInput('content-type', `expected ${types}, found ${type || 'nothing'}`, 415);
  }
  const value = parsedJson(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw invalidInput('body', 'expected a JSON object');
}

/** The bytes of a body. Throws `invalid` (413) for more than `most`, as soon as they are that many. */
export async function boundedBytes(request: Request, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytesOf(request)) {
    size += chunk.length;
    if (size > most) throw invalidInput('body', `expected at most ${most} bytes`, 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The bytes of a body as they come. Throws `cancelled` where the client has left before the end. */
export async function* bytesOf({ body }: Request): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* (body ?? []) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new PartnerError({ code: 'cancelled', message: 'The request ended before its body did.', cause });
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a body, or of a line of it. Throws `invalid` for what is not UTF-8. */
export function decodedText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw invalidInput('body', 'expected UTF-8');
  }
}

/** Parses JSON that is not too deep. Throws `invalid` with what was expected. */
export function parsedJson(text: string): unknown {
  if (hasManyBrackets(text) && depthOf(text) > bodyLimits.depth) {
    throw invalidInput('body', `expected JSON of at most ${bodyLimits.depth} levels`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalidInput('body', `expected JSON: ${(cause as Error).message}`);
  }
}

/** Whether there are enough brackets for a text to be too deep: told in a tenth of the time, and of most there are not. */
function hasManyBrackets(text: string): boolean {
  let count = 0;
  for (const bracket of '[{') {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      if (++count > bodyLimits.depth) return true;
    }
  }
  return false;
}

/** How deep brackets are nested outside of texts; counted before parsing, which would follow them. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isInText) {
      if (character === '\\') at++;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth--;
  }
  return deepest;
}
