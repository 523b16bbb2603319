import { tellDeveloper } from '../provider/tell-developer.ts';
import type { DomainFamily } from './domain-family.ts';
import { textArea } from './text-area.ts';
import { textCounts } from './text-counts.ts';

/** Data of a host's own may have names of their own. */
const namedByData: ReadonlySet<string> = new Set<
  DomainFamily | 'figure' | 'standing' | 'excluded' | 'importCount'
>([
  ...(['status', 'product', 'type', 'managed', 'region', 'endpoint', 'feature', 'role', 'action'] as const),
  ...(['auditKind', 'field', 'resourceKind', 'helpdesk', 'report', 'reportTells', 'runState'] as const),
  ...(['pauseReason', 'every', 'importKind', 'foreignFile', 'reason'] as const),
  ...(['figure', 'standing', 'excluded', 'importCount'] as const),
]);

/** Says which ids of a host's texts are those of no text, as far as the texts are there that they would be among. */
export function tellUnknownTexts(given: Iterable<string>, known: ReadonlyMap<string, unknown>): void {
  const there = new Map<string, number>();
  for (const id of known.keys()) there.set(textArea(id), (there.get(textArea(id)) ?? 0) + 1);
  for (const id of given) {
    const area = textArea(id);
    const count = textCounts[area];
    const areAllThere = count === undefined || there.get(area) === count;
    if (areAllThere && !known.has(id) && !namedByData.has(area))
      tellDeveloper(
        `messages: no text has the id ${JSON.stringify(id)}. Each id is listed in docs/api/ui/texts.md.`,
      );
  }
}

/** Says which text of a host's could not be said. */
export function tellFailedText(id: string, cause: unknown): void {
  tellDeveloper(
    `messages: the text ${JSON.stringify(id)} can't be said, and English stands in its place: ${cause}`,
  );
}
