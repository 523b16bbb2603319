/** Terms with words of their own: what partners ask for often, offered ready. */
export const queryPresets = {
  expires30: 'expires:0d..30d',
  expires90: 'expires:0d..90d',
  renews90: 'renews:0d..90d',
  added90: 'added:-90d..0d',
  overage: 'overage>0',
  usage50: 'usage<50%',
} as const;

/** One of {@link queryPresets}. */
export type QueryPreset = keyof typeof queryPresets;
