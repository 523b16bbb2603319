import { checkRecord } from '../errors/check-argument.ts';
import type { FigureEntry } from './figure-entry.ts';

/** What a figure means, and whether a rule of our own is in it. */
export interface FigureDefinition<Unit extends string, Rules> {
  readonly unit: Unit;
  /** The id of the specification. */
  readonly spec: string;
  /** Says in one English sentence what it means by the rules that hold; by ours unless told. */
  readonly definition: (rules?: Rules) => string;
  readonly isOurRule?: true | undefined;
}

/** The definitions of a feature's figures: what the registry says of each, and its sentence. */
export function definitionsOf<Id extends string, Unit extends string, Rules extends object>(
  registry: Readonly<Record<Id, FigureEntry<never, Unit>>>,
  sentences: Readonly<Record<Id, (rules: Rules) => string>>,
  ours: Rules,
): Readonly<Record<Id, FigureDefinition<Unit, Rules>>> {
  const defined = Object.entries<FigureEntry<never, Unit>>(registry).map(([id, entry]) => {
    const { unit, spec, isOurRule } = entry;
    const definition = (rules = ours) => {
      checkRecord('rules', rules);
      return sentences[id as Id](rules);
    };
    return [id, { unit, spec, definition, ...(isOurRule && { isOurRule }) }];
  });
  return Object.fromEntries(defined);
}
