/** An amount without the dust of binary fractions: 3 × 0.1 is 0.3. */
export function money(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
