import { invalidField, type PartnerError } from '../errors/partner-error.ts';

const longestFound = 40;
const space = /\s/;

/** The error of a query text: where it is wrong, what was found there and what is possible instead (FIL-2). */
export function queryError(
  position: number,
  found: string,
  possible: readonly string[],
  hint = '',
): PartnerError {
  const message = `position ${position}: expected ${possible.join(', ')}, found ${found}${hint}`;
  return invalidField('query', message, { position, found, possible });
}

/** Reads a query text from left to right. It never goes back, so the work is bounded per character. */
export class QueryScanner {
  position = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The character at the position; empty at the end. */
  get next(): string {
    return this.#text[this.position] ?? '';
  }

  /** Whether a term ends here: white space, or the end of the text. */
  get isBreak(): boolean {
    return this.next === '' || space.test(this.next);
  }

  /** Goes on behind white space. */
  skipSpace(): void {
    while (this.next && this.isBreak) this.position++;
  }

  /** Goes on behind a symbol, if it stands here. */
  accept(symbol: string): boolean {
    const stands = this.#text.startsWith(symbol, this.position);
    if (stands) this.position += symbol.length;
    return stands;
  }

  /** Goes on behind the first of the symbols that stands here, and returns it. */
  acceptOne<Sign extends string>(signs: readonly Sign[]): Sign | undefined {
    return signs.find((sign) => this.accept(sign));
  }

  /** Reads a quoted text, or a bare one up to white space or one of the symbols that end it. May be empty. */
  value(ends: readonly string[]): string {
    if (this.accept('"')) return this.#quoted();
    const start = this.position;
    while (!this.isBreak && !ends.some((end) => this.#text.startsWith(end, this.position))) this.position++;
    return this.#text.slice(start, this.position);
  }

  /** Refuses what stands here, unless a term may end here. */
  expectBreak(possible: readonly string[] = []): void {
    if (!this.isBreak) this.fail(this.position, [...possible, 'white space']);
  }

  /** Refuses what was read since `start`, or, if that is nothing, what stands there. */
  fail(start: number, possible: readonly string[], hint?: string): never {
    throw queryError(start, this.#found(start), possible, hint);
  }

  #quoted(): string {
    const start = this.position - 1;
    let text = '';
    while (!this.accept('"')) {
      const escaped = this.accept('\\');
      if (!this.next) this.fail(start, ['a closing "']);
      if (escaped && this.next !== '"' && this.next !== '\\') this.fail(this.position - 1, ['\\"', '\\\\']);
      text += this.next;
      this.position++;
    }
    return text;
  }

  #found(start: number): string {
    const rest = this.#text.slice(start);
    const found = rest.slice(0, this.position - start) || rest.split(space, 1)[0];
    return found?.slice(0, longestFound) || (rest ? 'white space' : 'the end of the query');
  }
}
