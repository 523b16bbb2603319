import type { SectionTally } from '../sections/section-sums.ts';
import type { SectionId } from '../subscriptions/section-ids.ts';
import { countedParts, type LicenseFigureEntry, type LicenseParts } from './license-figure-entry.ts';

/** What the figures of a section are made of: its sums for one product. */
export interface SectionParts extends LicenseParts {
  readonly sums: SectionTally;
}

type SectionFigureEntry = LicenseFigureEntry<SectionParts>;
type Said = Omit<SectionFigureEntry, 'parts'>;

/** How many of something there are in a section. */
const count = (said: Said, of: keyof SectionTally): SectionFigureEntry => ({
  ...said,
  parts: (made) => countedParts(made, made.sums[of]),
});

/** A part of a section divided by what it is a part of; `unknown` counts the pools of which it is not known. */
const quotient = (
  said: Said,
  above: keyof SectionTally,
  below: keyof SectionTally,
  unknown?: keyof SectionTally,
): SectionFigureEntry => ({
  ...said,
  parts: (made) => ({
    ...countedParts(made, made.sums[above], unknown && made.sums[unknown]),
    denominator: made.sums[below],
  }),
});

const customers = (spec: string, isOurRule?: true) =>
  count({ unit: 'customers', spec, formula: 'customers', ...(isOurRule && { isOurRule }) }, 'customers');
const licenses = (spec: string, of: keyof SectionTally) =>
  count({ unit: 'licenses', spec, formula: 'licenses' }, of);
const assignedShare = (spec: string) =>
  quotient(
    { unit: 'share', spec, formula: 'assigned' },
    'assigned',
    'purchasedOfAssigned',
    'assignedUnknown',
  );
const usedShare = (spec: string, used: 'used' | 'usedOfAssigned' = 'used') =>
  quotient({ unit: 'share', spec, formula: 'used' }, used, 'purchasedOfUsed', 'usedUnknown');

/** The figures of each section, in order (SUB-1 to SUB-5). */
export const sectionFigureRegistry = {
  recentlyAdded: {
    newCustomers: customers('SUB-1'),
    totalLicenses: licenses('SUB-1', 'purchasedOfCustomers'),
  },
  expiring: {
    customers: customers('SUB-2', true),
    assignedShare: assignedShare('SUB-2'),
    usedShare: usedShare('SUB-2'),
  },
  renewing: {
    customers: customers('SUB-3'),
    assignedShare: assignedShare('SUB-3'),
    usedShare: usedShare('SUB-3'),
  },
  lowAssignment: {
    customers: customers('SUB-4', true),
    assignedShare: assignedShare('SUB-4'),
    usedShare: usedShare('SUB-4', 'usedOfAssigned'),
    unassigned: licenses('SUB-4', 'unassigned'),
  },
  overLimit: {
    customers: customers('SUB-5'),
    overage: licenses('SUB-5', 'overage'),
    averageOverage: quotient(
      { unit: 'licensesPerCustomer', spec: 'SUB-5', formula: 'average', isOurRule: true },
      'overage',
      'customers',
    ),
  },
} satisfies Readonly<Record<SectionId, Readonly<Record<string, SectionFigureEntry>>>>;
