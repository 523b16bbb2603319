import { isPartnerError, type Organization, type SetupStep } from '@partnerkit/sdk';
import { setupSteps } from '@partnerkit/sdk/rules';
import { useRef, useState } from 'react';
import { drawnKey } from '../provider/drawn-key.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useSupports } from '../provider/use-supports.ts';
import { usePermission } from '../provider/use-viewer.ts';
import { acceptanceOf } from './terms-acceptance.ts';

/** What the profile of the organization is changed to. */
export interface ProfileChange {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Of the profile that it starts from. */
  readonly version: string;
}

/** The partner's own organization, how far it is set up, and the way on (ORG-1, ORG-2). */
export function useOrganizationSetup() {
  const { client, changing } = usePartner();
  const may = usePermission('organization.setUp');
  const isTold = useSupports('organization.get');
  const supports = {
    acceptTerms: useSupports('organization.acceptTerms'),
    saveProfile: useSupports('organization.saveProfile'),
    saveStep: useSupports('organization.saveSetupStep'),
    finish: useSupports('organization.finishSetup'),
  };
  const query = useSourceQuery(['organization'], (call) => client.organization.get({ signal: call.signal }), {
    enabled: isTold && may === true,
    isPartnerWide: true,
  });
  const organization = query.data;
  const [chosen, setChosen] = useState<SetupStep>();
  const [isStepLost, setIsStepLost] = useState(false);
  const saving = useRef(Promise.resolve());
  const [found, setFound] = useState<SetupStep>();
  if (organization && found === undefined) setFound(stepOf(organization));

  // one after the other: the last step is the one that stays
  const saveStep = (step: SetupStep) => {
    saving.current = saving.current.then(async () => {
      try {
        await client.organization.saveSetupStep({ step });
        setIsStepLost(false);
      } catch (cause) {
        // what stands in the way is told by the step itself
        setIsStepLost(!(isPartnerError(cause) && cause.code === 'conflict'));
      }
    });
  };
  const wanted = chosen ?? found ?? setupSteps[0];
  const change = (act: (options: { idempotencyKey: string }) => Promise<Organization>) =>
    changing(() => act({ idempotencyKey: drawnKey() }), 'organization');

  return {
    query,
    /** `undefined` while it is not known. */
    may,
    /** Whether the source tells of the organization at all. */
    isTold,
    /** What else of it the source can do. */
    supports,
    /** `undefined` while it loads. */
    organization,
    /** The step that is shown: never beyond terms that are not accepted. */
    step: organization && !isAccepted(organization) ? earlier(wanted, 'terms') : wanted,
    /** Whether it goes on where somebody left it, here or elsewhere. */
    isResumed: chosen === undefined && found !== undefined && found !== setupSteps[0],
    /** Whether the step could not be kept by the source. */
    isStepLost: isStepLost || !supports.saveStep,
    goTo: (step: SetupStep) => {
      setChosen(step);
      if (supports.saveStep) saveStep(step);
    },
    /** Accepts a version of the terms; rejects with `conflict` where another one is in force meanwhile. */
    acceptTerms: (version: string) =>
      change((options) => client.organization.acceptTerms({ version }, options)),
    /** Saves name and country; rejects with `conflict` where somebody else has changed them. */
    saveProfile: (profile: ProfileChange) =>
      change((options) => client.organization.saveProfile(profile, options)),
    /** Says that it is set up. */
    finish: async () => {
      await saving.current;
      return change((options) => client.organization.finishSetup(options));
    },
  };
}

/** What {@link useOrganizationSetup} answers. */
export type OrganizationSetupState = ReturnType<typeof useOrganizationSetup>;

/** Whether the terms in force are accepted, or there are none. */
export function isAccepted({ terms }: Organization): boolean {
  return !terms || acceptanceOf(terms) !== undefined;
}

/** The step where it was left; one that a newer source names counts as the first. */
function stepOf({ setup }: Organization): SetupStep {
  return setupSteps.find((step) => step === setup.step) ?? setupSteps[0];
}

function earlier(one: SetupStep, other: SetupStep): SetupStep {
  return setupSteps.indexOf(one) < setupSteps.indexOf(other) ? one : other;
}
