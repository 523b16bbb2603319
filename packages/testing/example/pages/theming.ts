import { createTheme } from '@partnerkit/ui/theme';

const theme = createTheme({ accent: '#7a1fa2', neutral: '#78716c', radius: 4, font: 'Inter, sans-serif' });

/** What a theme is good for. */
export const made = () => {
  theme.css(); // a rule for your style sheet
  theme.style; // the same for the style of an element around the provider
  theme.problems; // what falls under WCAG AA, each with the nearest colour that holds
  theme.designTokens(); // all tokens for design tools, in the format of the Design Tokens Community Group
  return theme;
};
