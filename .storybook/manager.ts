import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming/create';

const shared = {
  brandTitle: 'PartnerKit',
  brandUrl: './',
  brandTarget: '_self',
  fontBase: 'Inter, system-ui, sans-serif',
  appBorderRadius: 8,
  inputBorderRadius: 6,
};

// the tokens of the style sheet, by name: accent, page, surface, border, text, muted
const light = create({
  ...shared,
  base: 'light',
  colorPrimary: '#2f5bd7',
  colorSecondary: '#2f5bd7',
  appBg: '#f7f8fa',
  appContentBg: '#ffffff',
  appBorderColor: '#e3e6eb',
  textColor: '#16191f',
  textMutedColor: '#59626f',
  barBg: '#ffffff',
  barSelectedColor: '#2f5bd7',
});
const dark = create({
  ...shared,
  base: 'dark',
  colorPrimary: '#86a8ff',
  colorSecondary: '#4a72e8',
  appBg: '#0e1116',
  appContentBg: '#161a21',
  appBorderColor: '#2a3039',
  textColor: '#e8ebf0',
  textMutedColor: '#9aa4b2',
  barBg: '#161a21',
  barSelectedColor: '#86a8ff',
});

addons.setConfig({ theme: matchMedia('(prefers-color-scheme: dark)').matches ? dark : light });
