import { malformedAnswer } from './malformed-answer.ts';

const maxDepth = 64;

/** Whether an answer says that it is JSON; a problem is another thing. */
export function isJson(headers: Headers): boolean {
  return /^application\/(?!problem\b)([\w.-]+\+)?json\s*(;|$)/i.test(headers.get('content-type') ?? '');
}

/** A text as JSON. Throws `malformed` where it is none, or nested deeper than anything of ours. */
export function readJson(text: string): unknown {
  if (isDeep(text)) throw malformedAnswer(`is nested deeper than ${maxDepth} levels`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformedAnswer(text === '' ? 'is empty' : 'is no JSON', cause);
  }
}

/** Counted before parsing, which would follow the brackets; those within texts are none. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') isInText = !isInText;
    else if (isInText) {
      if (character === '\\') at++;
    } else if (character === '[' || character === '{') {
      if (++depth > maxDepth) return true;
    } else if (character === ']' || character === '}') depth--;
  }
  return false;
}
