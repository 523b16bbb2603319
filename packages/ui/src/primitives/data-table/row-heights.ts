import type { Density } from '../../provider/partner-context.ts';

/** The height of a row at each density, in CSS pixels; the style sheet's `--pk-row-height` says the same. */
export const rowHeights: Readonly<Record<Density, number>> = { compact: 32, regular: 36, comfortable: 44 };
