/** The products that a trial can be of, unless the host names others. */
export const offeredProducts: readonly string[] = [
  'meetings',
  'calling',
  'messaging',
  'realTimeTranslations',
];
