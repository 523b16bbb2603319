import type { SameCompany } from '@partnerkit/sdk';
import { useEffect, useRef } from 'react';
import { domainName } from '../i18n/domain-names.ts';
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
  const { t } = usePartner();
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    question.current?.focus();
  }, []);
  return (
    <div ref={question} className="pk-question" role="alert" tabIndex={-1}>
      <p className="pk-question-title">{t('trial.isItTheSame', { count: found.length })}</p>
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
    </div>
  );
}
