import type { ColorPair, ColorToken, Scheme } from './tokens.ts';

/** One token: its kind, and its value as the format writes that kind. */
export interface DesignToken {
  readonly $type: 'color' | 'dimension' | 'fontFamily';
  readonly $value: unknown;
}

/** A file in the format of the Design Tokens Community Group, 2025.10: colours by scheme, then sizes and type. */
export interface DesignTokens {
  readonly $description: string;
  readonly light: Readonly<Record<ColorToken, DesignToken>>;
  readonly dark: Readonly<Record<ColorToken, DesignToken>>;
  readonly size: Readonly<Record<string, DesignToken>>;
  readonly font?: { readonly family: DesignToken } | undefined;
}

interface Sizes {
  /** In CSS pixels. */
  readonly radius: number;
  readonly fonts: readonly string[] | undefined;
  /** By token, in CSS pixels. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** A theme as a file for design tools; the font of the page around is left out. */
export function designTokens(
  colors: Readonly<Record<ColorToken, ColorPair>>,
  { radius, fonts, sizes }: Sizes,
): DesignTokens {
  const scheme = (name: Scheme) =>
    Object.fromEntries(
      Object.entries(colors).map(([token, pair]) => [token, colorToken(pair[name])]),
    ) as Record<ColorToken, DesignToken>;
  const named = fonts?.filter((family) => !family.startsWith('var('));
  return {
    $description: 'The tokens of the PartnerKit widgets, each in CSS as --pk- and its name.',
    light: scheme('light'),
    dark: scheme('dark'),
    size: Object.fromEntries(
      Object.entries({ radius, ...sizes }).map(([token, value]) => [
        token,
        { $type: 'dimension', $value: { value, unit: 'px' } },
      ]),
    ),
    ...(named?.length
      ? {
          font: {
            family: { $type: 'fontFamily', $value: named.map((one) => one.replace(/^["']|["']$/g, '')) },
          },
        }
      : {}),
  };
}

function colorToken(hex: string): DesignToken {
  const part = (at: number) => Number((Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(4));
  return { $type: 'color', $value: { colorSpace: 'srgb', components: [part(1), part(3), part(5)], hex } };
}
