import { invalidField } from './partner-error.ts';

/** Throws `invalid` by the argument's name unless it is a text. */
export function checkText(name: string, value: unknown): void {
  if (typeof value !== 'string') throw misfit(name, 'a text', value);
}

/** Throws `invalid` by the argument's name unless it is a function. */
export function checkFunction(name: string, value: unknown): void {
  if (typeof value !== 'function') throw misfit(name, 'a function', value);
}

/** Throws `invalid` by the argument's name unless it is an object that is no list. */
export function checkRecord(name: string, value: unknown): void {
  if (!isRecord(value)) throw misfit(name, 'an object', value);
}

/** Throws `invalid` by the argument's name, or that of the item, unless it is a list of items that are allowed. */
export function checkList(
  name: string,
  value: unknown,
  isItem: (item: unknown) => boolean = () => true,
  items = 'objects',
): void {
  if (!Array.isArray(value)) throw misfit(name, 'an array', value);
  for (let at = 0; at < value.length; at++)
    if (!isItem(value[at])) throw misfit(`${name}[${at}]`, `one of ${items}`, value[at]);
}

/** Throws `invalid` by the argument's name unless it is one of some texts. */
export function checkOneOf(name: string, value: unknown, known: readonly string[]): void {
  if (!(known as readonly unknown[]).includes(value)) throw misfit(name, `one of ${known.join(', ')}`, value);
}

/** Throws `invalid` by the argument's name unless it is a whole number within bounds. */
export function checkWhole(name: string, value: unknown, least: number, most: number): void {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return;
  throw misfit(name, `a whole number from ${least} to ${most}`, value);
}

/** Throws `invalid` by the argument's name unless it is a number of milliseconds, of which there may be endless many. */
export function checkDuration(name: string, value: unknown): void {
  if (typeof value !== 'number' || !(value >= 0)) throw misfit(name, 'a number from 0', value);
}

/** Whether a value is an object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value can be gone through with `for … of`. */
export function isIterable(value: unknown): value is Iterable<unknown> {
  return value != null && typeof (value as { [Symbol.iterator]?: unknown })[Symbol.iterator] === 'function';
}

/** Whether a value can be gone through with `for await … of`, and comes along in its own time. */
export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return (
    value != null &&
    typeof (value as { [Symbol.asyncIterator]?: unknown })[Symbol.asyncIterator] === 'function'
  );
}

/** Whether a value is a text. */
export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The error of an argument that is something else than expected. */
export function misfit(name: string, expected: string, found: unknown) {
  return invalidField(name, `expected ${expected}, found ${foundText(found)}`);
}

/** What was found in the place of something else, in few words. */
export function foundText(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || value === null) return String(value);
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  return Array.isArray(value) ? 'an array' : typeof value;
}
