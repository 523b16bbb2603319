import type { OrganizationTerms } from '@partnerkit/sdk';
import { linkAddress } from '@partnerkit/sdk/rules';
import { useId } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { setupTexts } from '../i18n/texts/setup-texts.ts';
import { StateMessage } from '../primitives/state-message.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { acceptanceOf } from './terms-acceptance.ts';

interface TermsStepProps {
  readonly terms: OrganizationTerms | undefined;
  /** Whether they can be accepted here. */
  readonly isAcceptable: boolean;
  /** The version that is ticked; another one than is shown is none. */
  readonly agreedTo: string | undefined;
  readonly onAgree: (version: string | undefined) => void;
}

/** The terms in force, who accepted them and when; or the tick that accepts them (ORG-2). */
export function TermsStep({ terms, isAcceptable, agreedTo, onAgree }: TermsStepProps) {
  const { t, formats } = usePartner(setupTexts);
  const id = useId();
  if (!terms) return <p className="pk-muted">{t('setup.noTerms')}</p>;
  const { version, title, text, accepted } = terms;
  const url = linkAddress(terms.url);
  const present = acceptanceOf(terms);
  return (
    <>
      {!present && accepted && (
        <p className="pk-wizard-note" role="status">
          {t('setup.termsNewer', {
            version: isolated(version),
            before: isolated(accepted.version),
            name: isolated(accepted.by.name ?? accepted.by.id),
            date: formats.instantDay(accepted.at),
          })}
        </p>
      )}
      <div>
        <h3 className="pk-terms-title" id={id}>
          <bdi>{title}</bdi>
        </h3>
        <p className="pk-muted">{t('setup.version', { version: isolated(version) })}</p>
      </div>
      {text && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
        <section className="pk-terms-text" aria-labelledby={id} dir="auto" tabIndex={0}>
          {text}
        </section>
      )}
      {url && (
        <a className="pk-terms-link" href={url} target="_blank" rel="noreferrer">
          {t('setup.readTerms')}
        </a>
      )}
      {present ? (
        <p className="pk-terms-accepted">
          {t('setup.acceptedBy', {
            name: isolated(present.by.name ?? present.by.id),
            date: formats.instantDay(present.at),
          })}
        </p>
      ) : isAcceptable ? (
        <span className="pk-choice">
          <input
            form=""
            id={`${id}-agree`}
            type="checkbox"
            className="pk-checkbox"
            checked={agreedTo === version}
            onChange={({ target }) => onAgree(target.checked ? version : undefined)}
          />
          <label htmlFor={`${id}-agree`}>{t('setup.agree', { version: isolated(version) })}</label>
        </span>
      ) : (
        <StateMessage state="unsupported" title={t('setup.termsClosed')} text={t('setup.termsClosedText')} />
      )}
    </>
  );
}
