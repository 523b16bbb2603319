/** A colour on light pages and on dark ones, as CSS writes it. */
export interface ColorPair {
  readonly light: string;
  readonly dark: string;
}

/** What a page is: light or dark. */
export type Scheme = keyof ColorPair;

/** The colours of the widgets where nobody themes them, by the token that holds each: `--pk-` and the name. */
export const defaultColors = {
  canvas: { light: '#f7f8fa', dark: '#0e1116' },
  surface: { light: '#ffffff', dark: '#161a21' },
  border: { light: '#e3e6eb', dark: '#2a3039' },
  text: { light: '#16191f', dark: '#e8ebf0' },
  muted: { light: '#59626f', dark: '#9aa4b2' },
  accent: { light: '#2f5bd7', dark: '#86a8ff' },
  hover: { light: '#f3f5f9', dark: '#1c212a' },
  selected: { light: '#ebf1fd', dark: '#1a2336' },
  danger: { light: '#a8200d', dark: '#ff9d90' },
  'danger-tint': { light: '#fdeeec', dark: '#3a1713' },
  warning: { light: '#7d4700', dark: '#f4bd66' },
  'warning-tint': { light: '#fcf1dc', dark: '#33240b' },
  info: { light: '#1a4fb8', dark: '#9dbcff' },
  'info-tint': { light: '#ebf1fd', dark: '#15264a' },
  success: { light: '#0a6440', dark: '#74d6a5' },
  'success-tint': { light: '#e6f5ed', dark: '#0c2b1d' },
  neutral: { light: '#454e5f', dark: '#b6bfcc' },
  'neutral-tint': { light: '#eff1f4', dark: '#252b34' },
  'control-border': { light: '#858f9e', dark: '#667182' },
  used: { light: '#1f3f9e', dark: '#c9d8ff' },
  idle: { light: '#6488ea', dark: '#5478d8' },
  available: { light: '#858f9e', dark: '#667182' },
  over: { light: '#b3261e', dark: '#ff8a7d' },
} as const satisfies Readonly<Record<string, ColorPair>>;

/** The token of a colour, without its `--pk-`. */
export type ColorToken = keyof typeof defaultColors;

/** The colours that are greys: they take the hue of a theme's neutral. */
export const greys = [
  'canvas',
  'surface',
  'border',
  'text',
  'muted',
  'hover',
  'neutral',
  'neutral-tint',
  'control-border',
  'available',
] as const satisfies readonly ColorToken[];

/** Type, rows and controls by density, in CSS pixels. */
export const densities = {
  compact: { 'font-size': 12, 'row-height': 32, 'control-height': 28 },
  regular: { 'font-size': 13, 'row-height': 36, 'control-height': 32 },
  comfortable: { 'font-size': 14, 'row-height': 44, 'control-height': 36 },
} as const;

/** The corners of controls where nobody themes them, in CSS pixels. */
export const defaultRadius = 6;
