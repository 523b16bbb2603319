import { valueTexts } from '../i18n/texts/value-texts.ts';
import type { Translate } from '../i18n/translate.ts';

/** What stands where a value is not supplied. */
export function NotKnown({ t }: { t: Translate }) {
  const say = t.with(valueTexts);
  return <span className="pk-unknown">{say('value.unknown')}</span>;
}

/** What stands where there is known to be no value: a dash for the eye, the words for a screen reader. */
export function NoValue({ t }: { t: Translate }) {
  const say = t.with(valueTexts);
  return (
    <span className="pk-unknown" title={say('value.none')}>
      <span aria-hidden="true">–</span>
      <span className="pk-visually-hidden">{say('value.none')}</span>
    </span>
  );
}
