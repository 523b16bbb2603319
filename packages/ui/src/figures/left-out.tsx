import { excludedTexts } from '../i18n/texts/excluded-texts.ts';
import { usePartner } from '../provider/partner-context.ts';

/** What was left out of a figure, a line each; nothing says that it is nothing. */
export function LeftOut({ texts }: { readonly texts: readonly string[] }) {
  const { t } = usePartner(excludedTexts);
  if (texts.length === 0) return t('excluded.none');
  return texts.map((text) => <span key={text}>{text}</span>);
}
