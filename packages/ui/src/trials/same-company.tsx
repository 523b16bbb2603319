import type { SameCompany } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { trialTexts } from '../i18n/texts/trial-texts.ts';
import { Question } from '../primitives/question.tsx';
import { usePartner } from '../provider/partner-context.ts';

interface SameCompanyQuestionProps {
  readonly found: readonly SameCompany[];
  /** Whether a trial can be started for one that is there. */
  readonly isExistingOffered: boolean;
  readonly onSame: (customer: SameCompany) => void;
  readonly onAnother: () => void;
}

/** Asks whether the new customer is one that is there already (TRI-1). */
export function SameCompanyQuestion({
  found,
  isExistingOffered,
  onSame,
  onAnother,
}: SameCompanyQuestionProps) {
  const { t } = usePartner(regionTexts, trialTexts);
  return (
    <Question title={t('trial.isItTheSame', { count: found.length })}>
      <ul>
        {found.map((customer) => (
          <li key={customer.id}>
            <span>
              <bdi className="pk-name">{customer.name}</bdi>
              <span className="pk-muted">
                <bdi>{customer.adminEmail}</bdi>
                {customer.region && ` · ${domainName(t, 'region', customer.region)}`}
              </span>
            </span>
            {isExistingOffered && (
              <button form="" type="button" className="pk-button" onClick={() => onSame(customer)}>
                {t('trial.itIsThis')} <span className="pk-visually-hidden">{customer.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <button form="" type="button" className="pk-button" onClick={onAnother}>
        {t('trial.itIsAnother')}
      </button>
    </Question>
  );
}
