import type { Formats } from '../i18n/formats.ts';
import type { Translate } from '../i18n/translate.ts';
import type { LicenseCounts } from './license-bar-parts.ts';

/** What a license bar takes. */
export interface LicenseBarProps extends LicenseCounts {
  readonly t: Translate;
  readonly formats: Formats;
}
