import { useState } from 'react';
import { failureTexts } from '../i18n/texts/failure-texts.ts';
import type { Translate } from '../i18n/translate.ts';

/** The id by which the server's records know a request that failed; it is copied by a press. */
export function RequestId({ id, t }: { id: string; t: Translate }) {
  const say = t.with(failureTexts);
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard?.writeText(id).then(() => setCopied(true));
  return (
    <button form="" type="button" className="pk-request-id" onClick={copy}>
      {copied ? say('state.copied') : `${say('state.requestId')} ${id}`}
    </button>
  );
}
