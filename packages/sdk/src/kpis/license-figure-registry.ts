import { checkOneOf } from '../errors/check-argument.ts';
import type { Figure as AnyFigure } from '../figures/figure.ts';
import { type SectionId, sectionIds } from '../subscriptions/section-ids.ts';
import { kpiEntry } from './kpi-entry.ts';
import { type KpiId, kpiIds, kpiRegistry } from './kpi-registry.ts';
import type { FigureUnit, LicenseFigureEntry, LicenseLeftOut } from './license-figure-entry.ts';
import { type SectionParts, sectionFigureRegistry } from './section-figure-registry.ts';

/** A figure of a section, by both their names. */
export type SectionFigureId<Section extends SectionId = SectionId> = {
  [Id in Section]: `${Id}.${keyof (typeof sectionFigureRegistry)[Id] & string}`;
}[Section];

/** A figure of the subscription analytics: one of the five KPIs, or of a section (KPI, SUB). */
export type FigureId = KpiId | SectionFigureId;

/** A figure of licenses that explains itself. */
export type Figure = AnyFigure<FigureId, FigureUnit, LicenseLeftOut>;

/** The figures of a section, in order. Throws `invalid` for a section that there is not. */
export function figuresOfSection(section: SectionId): SectionFigureId[] {
  checkOneOf('section', section, sectionIds);
  const names = Object.keys(sectionFigureRegistry[section]);
  return names.map((name) => `${section}.${name}` as SectionFigureId);
}

const kpis = kpiIds.map((id) => [id, kpiEntry(kpiRegistry[id])]);
const ofSections = sectionIds.flatMap((section) =>
  Object.entries(sectionFigureRegistry[section]).map(([name, entry]) => [`${section}.${name}`, entry]),
);

/** What is said of each figure of licenses: the five KPIs, then the figures of the sections, in order. */
export const licenseFigureRegistry: Readonly<Record<FigureId, LicenseFigureEntry<SectionParts>>> =
  Object.fromEntries([...kpis, ...ofSections]);

/** Every figure of the subscription analytics, in order. */
export const figureIds = Object.keys(licenseFigureRegistry) as readonly FigureId[];
