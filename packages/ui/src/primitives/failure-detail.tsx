import { isPartnerError, toPartnerError } from '@partnerkit/sdk';
import { isOfHost } from '../i18n/is-of-host.ts';
import { failureTexts } from '../i18n/texts/failure-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { RequestId } from './request-id.tsx';

/** Codes of which the viewer's text says what to do and nothing of what the developer's message knows. */
const detailed: readonly string[] = ['unknown', 'unavailable', 'malformed'];

/** What whoever looks into a failure needs of it: the id of the request, and behind a press the developer's own words. */
export function FailureDetail({ error, t }: { error: unknown; t: Translate }) {
  const say = t.with(failureTexts);
  const told = isPartnerError(error) ? error : toPartnerError(error);
  const { code, message, requestId } = told;
  return (
    <>
      {requestId && <RequestId id={requestId} t={t} />}
      {detailed.includes(code) && message && !isOfHost(told) && (
        <details className="pk-failure-detail">
          <summary>{say('state.details')}</summary>
          <code lang="en" dir="ltr">
            {message}
          </code>
        </details>
      )}
    </>
  );
}
