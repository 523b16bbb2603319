import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPartnerError } from '@partnerkit/sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, readColor } from './color-math.ts';
import { createTheme, type ThemeOptions } from './create-theme.ts';
import { contrastRules, worstContrast } from './readable.ts';
import { type ColorToken, defaultColors, defaultRadius, densities } from './tokens.ts';

const sheet = readFileSync(join(import.meta.dirname, '../styles.css'), 'utf8');
const schemes = ['light', 'dark'] as const;

const refused = (run: () => unknown) => {
  try {
    run();
  } catch (cause) {
    if (isPartnerError(cause)) return cause.fields.map(({ field }) => field);
  }
  return undefined;
};

describe('the tokens', () => {
  it('are those of the style sheet, colour by colour', () => {
    const written = [...sheet.matchAll(/--_pk-([\w-]+): var\(--pk-\1, light-dark\((#\w+), (#\w+)\)\)/g)];
    expect(Object.fromEntries(written.map(([, token, light, dark]) => [token, { light, dark }]))).toEqual(
      defaultColors,
    );
  });

  it('are those of the style sheet, size by size', () => {
    expect(sheet).toContain(`--_pk-radius: var(--pk-radius, ${defaultRadius}px)`);
    for (const [token, size] of Object.entries(densities.regular)) {
      expect(sheet).toContain(`--_pk-${token}: var(--pk-${token}, ${size}px)`);
    }
    for (const density of ['compact', 'comfortable'] as const) {
      const [, rule = ''] = sheet.split(`[data-density="${density}"]) {`);
      for (const [token, size] of Object.entries(densities[density])) {
        expect(rule.split('}')[0]).toContain(`--_pk-${token}: var(--pk-${token}, ${size}px)`);
      }
    }
  });

  it('can all be read', () => {
    expect(createTheme().problems).toEqual([]);
  });
});

describe('createTheme', () => {
  it('of nothing changes nothing', () => {
    const theme = createTheme();
    expect(theme.colors).toEqual(defaultColors);
    expect(theme.style).toEqual({});
  });

  it('makes the accent of dark pages, the selection and the bars from one colour', () => {
    const { colors, style, problems } = createTheme({ accent: '#7a1fa2' });
    expect(colors.accent.light).toBe('#7a1fa2');
    for (const ground of ['surface', 'canvas', 'hover', 'selected'] as const) {
      expect(contrast(colors.accent.dark, colors[ground].dark)).toBeGreaterThanOrEqual(4.5);
    }
    expect(Object.keys(style)).toEqual(['--pk-accent', '--pk-selected', '--pk-used', '--pk-idle']);
    expect(problems).toEqual([]);
  });

  it('keeps an accent that is hard to read, warns, and says the nearest that holds', () => {
    const { colors, problems } = createTheme({ accent: '#ffd400' });
    expect(colors.accent.light).toBe('#ffd400');
    const [problem, ...others] = problems;
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ token: 'accent', scheme: 'light', needed: 4.5 });
    expect(problem?.message).toContain(`#ffd400 on ${problem?.on}`);
    expect(createTheme({ accent: { light: problem?.nearest ?? '', dark: '#ffd400' } }).problems).toEqual([]);
  });

  it.each(['oklch(0.6 0.3 30)', 'color(display-p3 1 0 0)'])(
    'judges %s, beyond what sRGB shows, by the colour that the style sheet then says',
    (accent) => {
      const { colors, problems } = createTheme({ accent });
      expect(colors.accent.light).toMatch(/^#[\da-f]{6}$/);
      expect(problems[0]).toMatchObject({ token: 'accent', scheme: 'light' });
      expect(problems[0]?.contrast).toBe(contrast(colors.accent.light, colors.selected.light));
    },
  );

  it('tints the greys, or takes the blue out of them, as light as they were', () => {
    const { colors, problems } = createTheme({ neutral: '#808080' });
    expect(new Set(colors.muted.light.slice(1).match(/../g))).toHaveProperty('size', 1);
    expect(contrast(colors.muted.light, defaultColors.muted.light)).toBeLessThan(1.1);
    expect(problems).toEqual([]);
  });

  it('takes single colours as they are and checks them', () => {
    const { colors, problems } = createTheme({ colors: { muted: { light: '#aaaaaa', dark: '#9aa4b2' } } });
    expect(colors.muted.light).toBe('#aaaaaa');
    expect(problems.map(({ token, scheme }) => [token, scheme])).toEqual([['muted', 'light']]);
  });

  it('says that no colour holds where none does', () => {
    const { problems } = createTheme({
      colors: {
        surface: { light: '#000000', dark: '#161a21' },
        canvas: { light: '#ffffff', dark: '#0e1116' },
      },
    });
    const text = problems.find(({ token }) => token === 'text');
    expect(text?.nearest).toBeUndefined();
    expect(text?.message).not.toContain('holds');
  });

  it('is one rule of CSS', () => {
    const theme = createTheme({
      accent: { light: 'rebeccapurple', dark: 'hsl(270 60% 80%)' },
      radius: 2,
      density: 'compact',
      font: 'var(--font-inter), "IBM Plex Sans", sans-serif',
    });
    expect(theme.css('.acme')).toMatch(/^\.acme \{\n {2}--pk-accent: light-dark\(#663399, #[\da-f]{6}\);\n/);
    expect(theme.css()).toContain('  --pk-radius: 2px;\n');
    expect(theme.css()).toContain('  --pk-row-height: 32px;\n');
    expect(theme.css()).toContain('  font-family: var(--font-inter), "IBM Plex Sans", sans-serif;\n}\n');
    expect(theme.style.fontFamily).toBe('var(--font-inter), "IBM Plex Sans", sans-serif');
  });

  it('is a file for design tools, with what nobody gave', () => {
    const { light, dark, size, font } = createTheme({
      accent: '#f00',
      font: "'IBM Plex Sans', serif",
    }).designTokens();
    expect(light.accent).toEqual({
      $type: 'color',
      $value: { colorSpace: 'srgb', components: [1, 0, 0], hex: '#ff0000' },
    });
    expect(Object.keys(dark)).toEqual(Object.keys(defaultColors));
    expect(size.radius).toEqual({ $type: 'dimension', $value: { value: 6, unit: 'px' } });
    expect(font?.family.$value).toEqual(['IBM Plex Sans', 'serif']);
    expect(createTheme({ font: 'var(--x)' }).designTokens()).not.toHaveProperty('font');
  });

  it('makes every colour that it derives readable, whatever the accent and the neutral', () => {
    const hex = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(hex, hex, (accent, neutral) => {
        const { colors, problems } = createTheme({ accent, neutral });
        expect(problems.filter(({ token }) => token !== 'accent')).toEqual([]);
        expect(problems.filter(({ scheme }) => scheme === 'dark')).toEqual([]);
        for (const { nearest } of problems) expect(nearest).toMatch(/^#[\da-f]{6}$/);
        for (const { light, dark } of Object.values(colors))
          expect([light, dark].map(readColor)).toEqual([light, dark]);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('finds, as the nearest, a colour that holds', () => {
    const { problems, colors } = createTheme({ accent: '#39ff14' });
    for (const { token, nearest = '' } of problems) {
      const rule = contrastRules.find((one) => one.token === token);
      const mended = { ...colors, [token]: { light: nearest, dark: nearest } };
      expect(rule && worstContrast(rule, mended, 'light').contrast).toBeGreaterThanOrEqual(rule?.needed ?? 0);
    }
    expect(problems).not.toEqual([]);
  });
});

describe('what is no theme', () => {
  const wrong: readonly [string, unknown][] = [
    ['accent', 'url(javascript:0)'],
    ['accent', 'red; color: blue'],
    ['accent', '#12345}'],
    ['accent', 'nocolour'],
    ['accent', 'var(--brand)'],
    ['accent', 'currentcolor'],
    ['accent', 'rgb(0 0 0 / 50%)'],
    ['accent', '#2f5bd780'],
    ['accent', ''],
    ['accent', 7],
    ['accent', null],
    ['neutral', {}],
    ['radius', -1],
    ['radius', '6px'],
    ['radius', Number.NaN],
    ['radius', 25],
    ['font', 'Inter; color: red'],
    ['font', 'url(x)'],
    ['font', 'a } b { color: red'],
    ['font', '"open'],
    ['font', ''],
    ['font', 'Inter,'],
    ['density', 'dense'],
    ['density', 'toString'],
    ['colors', 'red'],
  ];

  it.each(wrong)('%s: %j is refused by its name', (name, value) => {
    expect(refused(() => createTheme({ [name]: value } as ThemeOptions))).toEqual([name]);
  });

  it('is refused by the place within', () => {
    expect(refused(() => createTheme({ accent: { light: '#fff' } as never }))).toEqual(['accent.dark']);
    const colors = { ground: { light: '#fff', dark: '#000' } } as unknown as Record<ColorToken, never>;
    expect(refused(() => createTheme({ colors }))).toEqual(['colors.ground']);
    expect(refused(() => createTheme({ colors: { text: '#000' as never } }))).toEqual(['colors.text']);
    expect(refused(() => createTheme(null as never))).toEqual(['options']);
    expect(refused(() => createTheme().css('a { } b'))).toEqual(['selector']);
  });

  it('leaves each scheme its own colours', () => {
    for (const scheme of schemes)
      expect(createTheme({ accent: '#0b0' }).colors.danger[scheme]).toBe(defaultColors.danger[scheme]);
  });
});
