import {
  clampChroma,
  displayable,
  formatHex,
  useMode as learn,
  modeHsl,
  modeHwb,
  modeLab,
  modeLch,
  modeLrgb,
  modeOklab,
  modeOklch,
  modeP3,
  modeRgb,
  type Oklch,
  parse,
  wcagContrast,
} from 'culori/fn';

learn(modeRgb);
learn(modeLrgb);
learn(modeHsl);
learn(modeHwb);
learn(modeLab);
learn(modeLch);
learn(modeOklab);
learn(modeP3);
const toOklch = learn(modeOklch);

/** A colour by lightness (0 to 1), strength and hue (degrees), as eyes judge them. */
export interface Perceived {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** A colour of CSS as `#rrggbb`; `undefined` for what is none by itself, or lets the page shine through. */
export function readColor(text: string): string | undefined {
  const color = parse(text);
  if (!color || (color.alpha ?? 1) < 1) return undefined;
  return displayable(color) ? formatHex(color) : hexOf(toOklch(color));
}

/** How a colour, `#rrggbb`, is perceived. */
export function perceived(hex: string): Perceived {
  const { l, c, h } = toOklch(hex) as Oklch;
  return { lightness: l, chroma: c, hue: h ?? 0 };
}

/** The nearest colour that screens show, `#rrggbb`. */
export function colorOf({ lightness, chroma, hue }: Perceived): string {
  return hexOf({ mode: 'oklch', l: Math.min(1, Math.max(0, lightness)), c: chroma, h: hue });
}

/** The contrast of two colours by WCAG 2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  return wcagContrast(one, other);
}

function hexOf(color: Oklch): string {
  return formatHex(clampChroma(color, 'oklch'));
}
