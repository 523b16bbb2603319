import { type AskAll, type AskRegion, Residences } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import { loadOnce } from '../operation/load-once.ts';
import { namedRegion } from '../operation/named-region.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import type { listRegions } from '../regions/regions.contract.ts';
import type { PartnerDataSource } from './data-source.ts';

/** The regions of a source that asks each by itself. */
export interface RegionsOptions {
  readonly regions: readonly string[];
  /** Where partner-wide data is kept. */
  readonly home: string;
  readonly ask: AskRegion;
}

/**
 * A call that asks the region which the context names, the home region for what is kept once, and for all regions each
 * by itself: their answers meet here and nowhere else (CUS-1).
 */
export function acrossRegions({ regions, home, ask }: RegionsOptions): PartnerDataSource['call'] {
  const residences = new Residences();
  // a region without an address can't be chosen
  const askedHere = <O extends Operation>({ id }: O, answer: OutputOf<O>): OutputOf<O> => {
    if (id !== 'regions.list') return answer;
    const { items } = answer as OutputOf<typeof listRegions>;
    return { items: items.filter((region) => regions.includes(region.id)) } as OutputOf<O>;
  };
  const only = regions.length === 1 ? regions[0] : undefined;
  // a host of one region never loads it
  const merged = loadOnce<AskAll>(() =>
    import('./merged-answers.ts').then((it) => it.mergedAnswers({ regions, ask, residences })),
  );
  return async <O extends Operation>(operation: O, input: CheckedInputOf<O>, context: CallContext) => {
    if (operation.regions === 'home') return askedHere(operation, await ask(home, operation, input, context));
    const region = namedRegion(operation, input) ?? context.region ?? only;
    if (region !== undefined) return ask(region, operation, input, context);
    return (await merged())(operation, input, context);
  };
}
