import { isNothing } from '../figures/figure-words.ts';
import { moneyText } from '../i18n/money-text.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import type { Translate } from '../i18n/translate.ts';
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
export function wasteText(
  { amounts }: Pick<Waste, 'amounts'>,
  kind: WasteKind,
  locale: string,
): string | undefined {
  const texts = amounts.map((row) =>
    moneyText(locale, wasteAmount(row, kind) ?? 0, row.currency, { maximumFractionDigits: 0 }),
  );
  return texts.join(' · ') || undefined;
}

/** What has been added to the amounts since the week before, and whether all rise (1) or fall (−1). */
export interface WasteChange {
  readonly text: string;
  readonly direction: number;
}

/** What has been added since the week before; `undefined` where that is not known, which is not zero. */
export function wasteChange(
  { weekBefore }: Waste,
  kind: WasteKind,
  locale: string,
  t: Translate,
): WasteChange | undefined {
  if (!weekBefore) return undefined;
  const say = t.with(figureTexts);
  const whole = { maximumFractionDigits: 0, signDisplay: 'exceptZero' } as const;
  const added = weekBefore.changes
    .map((row) => ({ amount: wasteAmount(row, kind) ?? 0, currency: row.currency }))
    .map(({ amount, currency }) => ({
      direction: Math.sign(amount),
      text: moneyText(locale, amount, currency, whole).replace('-', '−'),
    }))
    .filter(({ text }) => !isNothing(text));
  if (added.length === 0) return { text: say('figure.sameAsWeek'), direction: 0 };
  const [{ direction }] = added as [(typeof added)[number]];
  return {
    text: say('figure.sinceWeek', { change: added.map(({ text }) => text).join(' · ') }),
    direction: added.every((one) => one.direction === direction) ? direction : 0,
  };
}
