import { PartnerError } from '@partnerkit/sdk';
import { colorOf, perceived, readColor } from './color-math.ts';
import { type DesignTokens, designTokens } from './design-tokens.ts';
import { contrastRules, nearestReadable, worstContrast } from './readable.ts';
import {
  type ColorPair,
  type ColorToken,
  defaultColors,
  defaultRadius,
  densities,
  greys,
  type Scheme,
} from './tokens.ts';

/** What a brand says of itself; all of it may be left out. */
export interface ThemeOptions {
  /**
   * The brand's colour: links, focus, selection, bars. One colour of CSS by its own value (`#7a1fa2`, `rgb(…)`, `hsl(…)`,
   * `oklch(…)`, `color(display-p3 …)`, a name), from which the one of dark pages follows, or both. One beyond sRGB becomes the
   * nearest within.
   */
  readonly accent?: string | ColorPair | undefined;
  /** A colour whose hue tints the greys: `#78716c` makes them warm, `#808080` takes the blue out of them. */
  readonly neutral?: string | undefined;
  /** The corners of controls in CSS pixels, 0 to 24. */
  readonly radius?: number | undefined;
  /** Families as `font-family` takes them, or the `var(--…)` of the page's own; absent, the font of the page around. */
  readonly font?: string | undefined;
  /** Sizes of type, rows and controls; absent, those of the provider's `density`. */
  readonly density?: keyof typeof densities | undefined;
  /** Single colours that shall be others than those that follow from the rest. */
  readonly colors?: Partial<Readonly<Record<ColorToken, ColorPair>>> | undefined;
}

/** A colour that is hard to read or to tell apart, by WCAG 2 AA. */
export interface ThemeProblem {
  readonly token: ColorToken;
  readonly scheme: Scheme;
  /** What it stands on where its contrast is lowest. */
  readonly on: ColorToken;
  /** From 1 to 21. */
  readonly contrast: number;
  /** 4.5 for text, 3 for marks. */
  readonly needed: number;
  /** The colour of its hue next to it that holds, `#rrggbb`; `undefined` where none does. */
  readonly nearest: string | undefined;
  /** All of this in a sentence for developers. */
  readonly message: string;
}

/** The look of a brand. */
export interface Theme {
  /** Every colour, those that nobody gave as well. */
  readonly colors: Readonly<Record<ColorToken, ColorPair>>;
  /** What the theme changes, for the `style` of an element around the provider: `--pk-…`, and `fontFamily`. */
  readonly style: Readonly<Record<string, string>>;
  /** Colours that fall under WCAG AA, those given among them; none is changed. */
  readonly problems: readonly ThemeProblem[];
  /** What the theme changes as one rule of CSS, for a style sheet of the host's. */
  css(selector?: string): string;
  /** All tokens as a file of the Design Tokens Community Group (2025.10), for design tools: `theme.tokens.json`. */
  designTokens(): DesignTokens;
}

/**
 * The look of a brand from a handful of tokens: what is not given follows for light and for dark pages, and what is given
 * is checked by WCAG AA. It runs anywhere, also in a server component or a build. Throws `invalid` by the option that
 * can't be read.
 */
export function createTheme(options: ThemeOptions = {}): Theme {
  if (typeof options !== 'object' || options === null) throw invalid('options', 'expected an object');
  const given = readColors(options);
  const colors: Record<ColorToken, ColorPair> = { ...defaultColors, ...derived(given), ...given.colors };
  const changed = Object.keys(colors).filter((token) => {
    const { light, dark } = colors[token as ColorToken];
    const before = defaultColors[token as ColorToken];
    return light !== before.light || dark !== before.dark;
  }) as ColorToken[];
  const radius = readRadius(options.radius);
  const fonts = readFont(options.font);
  const sizes = options.density === undefined ? {} : readDensity(options.density);
  const style = {
    ...Object.fromEntries(
      changed.map((token) => [`--pk-${token}`, `light-dark(${colors[token].light}, ${colors[token].dark})`]),
    ),
    ...(radius === undefined ? {} : { '--pk-radius': `${radius}px` }),
    ...Object.fromEntries(Object.entries(sizes).map(([token, size]) => [`--pk-${token}`, `${size}px`])),
    ...(fonts ? { fontFamily: fonts.join(', ') } : {}),
  };
  return {
    colors,
    style,
    problems: problemsOf(colors),
    css: (selector = '.pk-root') => cssRule(selector, style),
    designTokens: () =>
      designTokens(colors, {
        radius: radius ?? defaultRadius,
        fonts,
        sizes: densities[options.density ?? 'regular'],
      }),
  };
}

interface GivenColors {
  readonly accent: ColorPair | undefined;
  readonly neutral: string | undefined;
  readonly colors: Partial<Readonly<Record<ColorToken, ColorPair>>>;
}

function readColors({ accent, neutral, colors = {} }: ThemeOptions): GivenColors {
  if (typeof colors !== 'object' || colors === null) throw invalid('colors', 'expected an object');
  const single = Object.entries(colors).map(([token, pair]) => {
    if (!Object.hasOwn(defaultColors, token)) {
      throw invalid(`colors.${token}`, `expected one of ${Object.keys(defaultColors).join(', ')}`);
    }
    return [token, readPair(`colors.${token}`, pair)];
  });
  return {
    accent: accent === undefined ? undefined : readAccent(accent),
    neutral: neutral === undefined ? undefined : readOne('neutral', neutral),
    colors: Object.fromEntries(single),
  };
}

function readAccent(accent: unknown): ColorPair {
  if (typeof accent !== 'string') return readPair('accent', accent);
  const light = readOne('accent', accent);
  const { lightness, chroma, hue } = perceived(light);
  return { light, dark: colorOf({ lightness: Math.max(lightness, darkPages), chroma, hue }) };
}

/** How light an accent is on dark pages at least. */
const darkPages = 0.74;

function readPair(name: string, pair: unknown): ColorPair {
  if (typeof pair !== 'object' || pair === null) throw invalid(name, 'expected a colour, or { light, dark }');
  const { light, dark } = pair as Partial<ColorPair>;
  return { light: readOne(`${name}.light`, light), dark: readOne(`${name}.dark`, dark) };
}

function readOne(name: string, text: unknown): string {
  const color = typeof text === 'string' ? readColor(text) : undefined;
  if (color) return color;
  throw invalid(name, `expected a colour by its own value that covers what is behind it, as #2f5bd7`, text);
}

/** What follows from the accent and the neutral: each as light and as strong as it is where nobody themes. */
function derived({ accent, neutral, colors }: GivenColors): Partial<Record<ColorToken, ColorPair>> {
  const made: Partial<Record<ColorToken, ColorPair>> = {};
  const each = (token: ColorToken, make: (base: string, scheme: Scheme) => string) => {
    const { light, dark } = defaultColors[token];
    made[token] = { light: make(light, 'light'), dark: make(dark, 'dark') };
  };
  if (neutral !== undefined) {
    const { chroma, hue } = perceived(neutral);
    for (const token of greys) each(token, (base) => tinted(base, { hue, strength: chroma / greyStrength }));
  }
  if (accent) {
    made.accent = accent;
    for (const token of ['selected', 'used', 'idle'] as const) {
      each(token, (base, scheme) => {
        const { hue, chroma } = perceived(accent[scheme]);
        return tinted(base, { hue, most: chroma });
      });
    }
  }
  return settled(made, colors);
}

/** How strong the tint of the default greys is. */
const greyStrength = 0.022;

function tinted(
  base: string,
  { hue, strength = 1, most = 1 }: { hue: number; strength?: number; most?: number },
) {
  const { lightness, chroma } = perceived(base);
  return colorOf({ lightness, chroma: Math.min(chroma * Math.min(strength, 2), most), hue });
}

/** What was derived, as much darker or lighter as it has to be to be read; what was given stays. */
function settled(
  made: Partial<Record<ColorToken, ColorPair>>,
  given: GivenColors['colors'],
): Partial<Record<ColorToken, ColorPair>> {
  const colors = { ...defaultColors, ...made, ...given };
  const readable = { ...made };
  for (const rule of contrastRules) {
    const pair = made[rule.token];
    if (!pair || rule.token === 'accent' || given[rule.token]) continue;
    readable[rule.token] = {
      light: nearestReadable(rule, colors, 'light') ?? pair.light,
      dark: nearestReadable(rule, colors, 'dark') ?? pair.dark,
    };
  }
  return readable;
}

function problemsOf(colors: Readonly<Record<ColorToken, ColorPair>>): ThemeProblem[] {
  return contrastRules.flatMap((rule) =>
    (['light', 'dark'] as const).flatMap((scheme) => {
      const { on, contrast } = worstContrast(rule, colors, scheme);
      if (contrast >= rule.needed) return [];
      const nearest = nearestReadable(rule, colors, scheme);
      const { token, needed } = rule;
      const low = `${token} ${colors[token][scheme]} on ${on} ${colors[on][scheme]} (${scheme}) has a contrast of ${contrast.toFixed(2)}, ${needed} is needed`;
      return [
        { token, scheme, on, contrast, needed, nearest, message: nearest ? `${low}: ${nearest} holds` : low },
      ];
    }),
  );
}

function readRadius(radius: unknown): number | undefined {
  if (radius === undefined) return undefined;
  if (typeof radius === 'number' && radius >= 0 && radius <= 24) return radius;
  throw invalid('radius', 'expected a number of pixels from 0 to 24', radius);
}

function readDensity(density: unknown): (typeof densities)[keyof typeof densities] {
  if (typeof density === 'string' && Object.hasOwn(densities, density)) {
    return densities[density as keyof typeof densities];
  }
  throw invalid('density', `expected one of ${Object.keys(densities).join(', ')}`, density);
}

// a name of letters, or any in quotes, or a property of the page; nothing that could end the declaration
const family = /^(?:[\p{L}_][\p{L}\p{N} _-]*|"[^"\\;{}<>\n]+"|'[^'\\;{}<>\n]+'|var\(--[\w-]+\))$/u;

function readFont(font: unknown): readonly string[] | undefined {
  if (font === undefined) return undefined;
  const families = typeof font === 'string' ? font.split(',').map((one) => one.trim()) : [];
  if (families.length > 0 && families.every((one) => family.test(one))) return families;
  throw invalid('font', 'expected families as in font-family, as Inter, "IBM Plex Sans", sans-serif', font);
}

function cssRule(selector: unknown, style: Readonly<Record<string, string>>): string {
  if (typeof selector !== 'string' || selector.trim() === '' || /[{};<]/.test(selector)) {
    throw invalid('selector', 'expected a selector, as .pk-root', selector);
  }
  const lines = Object.entries(style).map(
    ([name, value]) => `  ${name === 'fontFamily' ? 'font-family' : name}: ${value};\n`,
  );
  return `${selector} {\n${lines.join('')}}\n`;
}

function invalid(field: string, expected: string, found?: unknown): PartnerError {
  const message = found === undefined ? expected : `${expected}, found ${shown(found)}`;
  return new PartnerError({
    code: 'invalid',
    phase: 'request',
    message: `${field}: ${message}`,
    fields: [{ field, message }],
  });
}

function shown(found: unknown): string {
  return typeof found === 'string'
    ? JSON.stringify(found.slice(0, 40))
    : typeof found === 'number'
      ? String(found)
      : typeof found;
}
