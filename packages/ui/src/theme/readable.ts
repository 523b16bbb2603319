import { colorOf, contrast, perceived } from './color-math.ts';
import type { ColorPair, ColorToken, Scheme } from './tokens.ts';

/** A colour, what it stands on, and the contrast by WCAG 2 AA that it needs there. */
export interface ContrastRule {
  readonly token: ColorToken;
  readonly on: readonly ColorToken[];
  readonly needed: 4.5 | 3;
}

const grounds = ['surface', 'canvas', 'hover', 'selected'] as const;
const badge = (token: 'danger' | 'warning' | 'info' | 'success' | 'neutral'): ContrastRule => ({
  token,
  on: ['surface', `${token}-tint`],
  needed: 4.5,
});

/** What is read or told apart in the widgets: text 4.5 : 1, marks 3 : 1. */
export const contrastRules: readonly ContrastRule[] = [
  { token: 'text', on: grounds, needed: 4.5 },
  { token: 'muted', on: grounds, needed: 4.5 },
  { token: 'accent', on: grounds, needed: 4.5 },
  ...(['danger', 'warning', 'info', 'success', 'neutral'] as const).map(badge),
  { token: 'control-border', on: ['surface'], needed: 3 },
  { token: 'used', on: ['surface'], needed: 3 },
  { token: 'idle', on: ['surface'], needed: 3 },
  { token: 'available', on: ['surface'], needed: 3 },
  { token: 'over', on: ['surface'], needed: 3 },
];

type Colors = Readonly<Record<ColorToken, ColorPair>>;

/** The lowest contrast that a rule's colour has on what it stands on, and on which. */
export function worstContrast(rule: ContrastRule, colors: Colors, scheme: Scheme) {
  const color = colors[rule.token][scheme];
  const found = rule.on.map((on) => ({ on, contrast: contrast(color, colors[on][scheme]) }));
  return found.reduce((worst, one) => (one.contrast < worst.contrast ? one : worst));
}

/** The colour of the same hue, as little darker or lighter as can be, that holds a rule; `undefined` where none does. */
export function nearestReadable(rule: ContrastRule, colors: Colors, scheme: Scheme): string | undefined {
  const color = colors[rule.token][scheme];
  const behind = rule.on.map((on) => colors[on][scheme]);
  const holds = (hex: string) => behind.every((ground) => contrast(hex, ground) >= rule.needed);
  if (holds(color)) return color;
  const from = perceived(color);
  for (let step = 1; step <= steps; step += 1) {
    const aside = [from.lightness - step / steps, from.lightness + step / steps]
      .filter((lightness) => lightness >= 0 && lightness <= 1)
      .map((lightness) => colorOf({ ...from, lightness }));
    const found = aside.find(holds);
    if (found) return found;
  }
  return undefined;
}

/** How finely the lightness between black and white is gone through. */
const steps = 500;
