import { moneyText } from '../i18n/money-text.ts';
import type { LicenseFigures } from './use-license-figures.ts';
import type { SectionId } from './use-section-rows.ts';

/** What the waste of some license pools costs a month (PRC-1). */
export type Waste = NonNullable<LicenseFigures['waste']>['kpis'][string];

/** Which waste is meant: licenses that nobody uses, or licenses assigned beyond those purchased. */
export type WasteKind = 'idle' | 'overage';

/** Which waste a KPI or a section is about. */
export function wasteKind(of: SectionId | 'total'): WasteKind {
  return of === 'overLimit' ? 'overage' : 'idle';
}

/** The amount of one kind; `null`: one of its parts is not known. */
export function wasteAmount(
  { unassigned, unused, overage }: { readonly [Part in 'unassigned' | 'unused' | 'overage']: number | null },
  kind: WasteKind,
): number | null {
  if (kind === 'overage') return overage;
  return unassigned === null || unused === null ? null : unassigned + unused;
}

/** The amounts of all currencies, whole ones; `undefined`: no price is known. */
export function wasteText({ amounts }: Waste, kind: WasteKind, locale: string): string | undefined {
  const texts = amounts.map((row) =>
    moneyText(locale, wasteAmount(row, kind) ?? 0, row.currency, { maximumFractionDigits: 0 }),
  );
  return texts.join(' · ') || undefined;
}
