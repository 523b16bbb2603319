import { checkRecord, isRecord } from '../errors/check-argument.ts';
import type { AuditedChange } from './recorded-change.ts';

/** Something as a change finds or leaves it; `undefined`: it is not there. */
type State = object | undefined;

/**
 * The fields in which two states differ as JSON tells them, in the order of the one that was before. A field that is not told
 * in one of them is absent in the change.
 */
export function changesBetween(before: State, after: State): AuditedChange[] {
  const values = [before, after].map((state) => new Map<string, unknown>(Object.entries(state ?? {})));
  const fields = new Set(values.flatMap((state) => [...state.keys()]));
  return [...fields].flatMap((field) => {
    const [was, is] = values.map((state) => state.get(field));
    if (canonicalJson(was) === canonicalJson(is)) return [];
    return [
      {
        field,
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
      },
    ];
  });
}

/** What was counted, as changes: nothing of what there is none. */
export function countedChanges(counts: Readonly<Record<string, number>>): AuditedChange[] {
  checkRecord('counts', counts);
  return changesBetween(undefined, counts).filter(({ after }) => (after as number) > 0);
}

/** A value as JSON tells it, the same text for the same content: fields in the order of their names. */
export function canonicalJson(value: unknown): string | undefined {
  return JSON.stringify(value, (_name, inner: unknown) =>
    isRecord(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}
