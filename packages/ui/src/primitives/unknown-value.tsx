import type { Translate } from '../i18n/translate.ts';

/** What stands where a value is not supplied. */
export function NotKnown({ t }: { t: Translate }) {
  return <span className="pk-unknown">{t('value.unknown')}</span>;
}

/** What stands where there is known to be no value: a dash for the eye, the words for a screen reader. */
export function NoValue({ t }: { t: Translate }) {
  return (
    <span className="pk-unknown" title={t('value.none')}>
      <span aria-hidden="true">–</span>
      <span className="pk-visually-hidden">{t('value.none')}</span>
    </span>
  );
}
