export { createTheme, type Theme, type ThemeOptions, type ThemeProblem } from './create-theme.ts';
export type { DesignToken, DesignTokens } from './design-tokens.ts';
export type { ColorPair, ColorToken, Scheme } from './tokens.ts';
