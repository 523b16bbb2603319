/**
 * Milliseconds after which an answer asks to come back; `undefined` where it does not say. A date is counted from the
 * answer's own clock where it tells it, else from ours.
 */
export function retryAfter(headers: Headers, wallClock: () => number): number | undefined {
  const text = headers.get('retry-after') ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
  const at = httpDate(text);
  if (at === undefined) return undefined;
  return Math.max(0, at - (httpDate(headers.get('date') ?? '') ?? wallClock()));
}

/** All three forms of it; the oldest does not name its zone. */
function httpDate(text: string): number | undefined {
  const at = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text.replace(/( GMT)?$/, ' GMT')) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
