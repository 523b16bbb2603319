import { foldText } from '@partnerkit/sdk';
import type { Choice } from './choice.ts';

/** The choices that a text finds, those first whose name, a synonym or a word of it starts with it; else in their order. */
export function matchingChoices(choices: readonly Choice[], text: string): readonly Choice[] {
  const wanted = foldText(text.trim());
  if (wanted === '') return choices;
  return choices
    .map((choice) => ({ choice, rank: rankOf(choice, wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}

const noMatch = 4;

function rankOf({ label, detail, synonyms = [] }: Choice, wanted: string): number {
  const name = foldText(label);
  const others = synonyms.map(foldText);
  if (name === wanted || others.includes(wanted)) return 0;
  if (name.startsWith(wanted) || others.some((other) => other.startsWith(wanted))) return 1;
  if (name.split(/[\s-]+/).some((word) => word.startsWith(wanted))) return 2;
  return [name, foldText(detail ?? ''), ...others].some((other) => other.includes(wanted)) ? 3 : noMatch;
}
