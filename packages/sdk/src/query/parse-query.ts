import { checkFunction, checkText } from '../errors/check-argument.ts';
import { type FieldProblem, isPartnerError } from '../errors/partner-error.ts';
import { readChoices } from './choice-values.ts';
import {
  dateNotation,
  numberNotation,
  operators,
  percentNotation,
  readComparisons,
} from './comparison-values.ts';
import {
  choiceFields,
  dateFields,
  type HostQuery,
  type HostTerm,
  numberFields,
  type Query,
  type QueryField,
  type QueryTerm,
} from './query.ts';
import { QueryScanner, queryError } from './query-scanner.ts';

/** The longest query text, in UTF-16 code units, and the most terms (FIL-2). */
export const queryLimits = { characters: 2000, terms: 50 } as const;

/** Fields of a host's own beside ours, as a query reads them: `hostQueryFields` makes them. */
export interface HostQueryFields {
  /** The fields by which customers can be filtered. */
  readonly names: readonly string[];
  /** Reads what stands behind the name of a field that began at `start`; `undefined` where there is none of that name. */
  readonly read: (scanner: QueryScanner, name: string, start: number) => UnsignedHostTerm | undefined;
}

/** A query, or what is wrong with its text. */
export type CheckedQuery<Terms extends HostQuery = Query> =
  | { readonly query: Terms; readonly problem?: undefined }
  | { readonly query?: undefined; readonly problem: FieldProblem };

/**
 * The query that a text says (FIL-2), by fields of a host's own too where they are given. Throws `invalid` with the position,
 * what was found and what is possible.
 */
export function parseQuery(text: string): Query;
export function parseQuery(text: string, own: HostQueryFields | undefined): HostQuery;
export function parseQuery(text: string, own?: HostQueryFields): HostQuery {
  checkText('query', text);
  if (own !== undefined) checkFunction('own.read', own?.read);
  if (text.length > queryLimits.characters) {
    throw queryError(queryLimits.characters, `${text.length} characters`, [
      `at most ${queryLimits.characters} characters`,
    ]);
  }
  const scanner = new QueryScanner(text);
  const query: (QueryTerm | HostTerm)[] = [];
  for (scanner.skipSpace(); scanner.next; scanner.skipSpace()) {
    if (query.length === queryLimits.terms) {
      scanner.fail(scanner.position, [`at most ${queryLimits.terms} terms`]);
    }
    query.push(readTerm(scanner, own));
  }
  return query;
}

/** The same as {@link parseQuery} while somebody types: the problem is answered, not thrown. */
export function checkQuery(text: string): CheckedQuery;
export function checkQuery(text: string, own: HostQueryFields | undefined): CheckedQuery<HostQuery>;
export function checkQuery(text: string, own?: HostQueryFields): CheckedQuery<HostQuery> {
  try {
    return { query: parseQuery(text, own) };
  } catch (error) {
    const problem = isPartnerError(error) ? error.fields[0] : undefined;
    if (!problem) throw error;
    return { problem };
  }
}

const fields = [...choiceFields, ...numberFields, ...dateFields];
const textEnds = [...operators, '"'];

type Unsigned<Term> = Term extends QueryTerm | HostTerm ? Omit<Term, 'negated'> : never;
type Condition = Unsigned<QueryTerm>;
/** A term about a field of a host's own, before it is known whether it is negated. */
export type UnsignedHostTerm = Unsigned<HostTerm>;

function readTerm(scanner: QueryScanner, own: HostQueryFields | undefined): QueryTerm | HostTerm {
  const negated = scanner.accept('-');
  const start = scanner.position;
  const isBare = scanner.next !== '"';
  const text = scanner.next === '-' ? '' : scanner.value(textEnds);
  if (isBare && isOneOf(operators, scanner.next)) {
    const field = fields.find((name) => name === text.toLowerCase());
    if (field) return { ...readField(scanner, field), negated };
    const term = own?.read(scanner, text, start);
    if (term) return { ...term, negated };
    scanner.fail(start, [...(own?.names ?? []), ...fields], '; quote it to look for it as text');
  }
  if (text === '') scanner.fail(start, ['a text or a field']);
  scanner.expectBreak();
  return { kind: 'text', text, negated };
}

function readField(scanner: QueryScanner, field: QueryField): Condition {
  if (isOneOf(choiceFields, field)) {
    if (!scanner.accept(':')) scanner.fail(scanner.position, [':']);
    return { kind: 'choice', field, values: readChoices(scanner, field) };
  }
  if (isOneOf(numberFields, field)) {
    const notation = field === 'usage' ? percentNotation : numberNotation;
    return { kind: 'number', field, comparisons: readComparisons(scanner, notation) };
  }
  return { kind: 'date', field, comparisons: readComparisons(scanner, dateNotation) };
}

function isOneOf<Item extends string>(items: readonly Item[], text: string): text is Item {
  return (items as readonly string[]).includes(text);
}
