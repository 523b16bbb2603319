import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { usePartner } from '../provider/partner-context.ts';

/** What {@link PersonName} takes. */
export interface PersonNameProps {
  readonly name: string;
  readonly email?: string | undefined;
  /** It is who looks. */
  readonly isViewer?: boolean | undefined;
}

/** Somebody in a row of a list: the name, and below it the address. */
export function PersonName({ name, email, isViewer }: PersonNameProps) {
  const { t } = usePartner(peopleTexts);
  return (
    <span className="pk-person">
      <span>
        <bdi>{name}</bdi>
        {isViewer && <span className="pk-muted"> {t('people.you')}</span>}
      </span>
      {email && (
        <bdi className="pk-muted" dir="ltr">
          {email}
        </bdi>
      )}
    </span>
  );
}
