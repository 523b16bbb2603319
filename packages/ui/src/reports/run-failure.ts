import { PartnerError, type PartnerErrorCode, type ReportRun } from '@partnerkit/sdk';
import { errorText } from '../i18n/error-text.ts';
import { errorTexts } from '../i18n/texts/error-texts.ts';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import type { Translate } from '../i18n/translate.ts';

/** Reasons that runs of reports alone have. */
const reasons = { noQueue: 'reports.noQueue', storageFull: 'reports.storageFull' } as const;

/** Why a run failed, in the viewer's language; a reason that this version does not know is told as it was given. */
export function runFailure(t: Translate, { failure }: ReportRun): string | undefined {
  if (!failure) return undefined;
  const { code, message } = failure;
  if (Object.hasOwn(reasons, code)) return t.with(reportsTexts)(reasons[code as keyof typeof reasons]);
  return Object.hasOwn(errorTexts, `error.${code}`)
    ? errorText(t, new PartnerError({ code: code as PartnerErrorCode, message }))
    : message;
}
