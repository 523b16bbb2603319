/** Languages that are written from right to left. */
const rightToLeft = ['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'];

/** In which direction a locale is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return rightToLeft.includes(language) ? 'rtl' : 'ltr';
}
