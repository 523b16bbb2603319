import { type Customer, loadOnce } from '@partnerkit/sdk';
import { createContext, createElement, useCallback, useEffect, useRef, useState } from 'react';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { useHostCall } from '../primitives/use-host-call.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { ActionActs, ActionPlace, ActionRun } from './action-acts.ts';
import type { CustomerAction } from './customer-action.ts';

const loadActions = loadOnce(() => import('./action-runs.tsx'));

/** Starts an action, for the menus of rows and of the selection. */
export const StartAction = createContext<(action: CustomerAction, customers: readonly Customer[]) => void>(
  () => {},
);

/** The host's actions of a table. What runs and draws them comes with the first one that is asked for. */
export function useActionRuns() {
  const { changing, hooks, notify, region, report, t } = usePartner(stateTexts);
  const [runs, setRuns] = useState<readonly ActionRun[]>([]);
  const acts = useRef<ActionActs>(undefined);
  const call = useHostCall();
  const latest = useRef({ changing, hooks, notify, region, report, t, call });
  const place = useRef<ActionPlace>({ setRuns, controllers: new Map(), latest });
  useEffect(() => {
    latest.current = { changing, hooks, notify, region, report, t, call };
  });
  const isThere = useRef(false);
  useEffect(() => {
    const { controllers } = place.current;
    isThere.current = true;
    return () => {
      isThere.current = false;
      for (const controller of controllers.values()) controller.abort();
      controllers.clear();
    };
  }, []);
  const start = useCallback((action: CustomerAction, customers: readonly Customer[]) => {
    const go = ({ actionActs }: typeof import('./action-runs.tsx')) => {
      // it may have been left while they came
      if (!isThere.current) return;
      acts.current ??= actionActs(place.current);
      acts.current.start(action, customers);
    };
    const parts = loadActions.atHand();
    if (parts) return go(parts);
    loadActions().then(go, () => {
      const { notify, t } = latest.current;
      notify({ tone: 'danger', text: t.with(stateTexts)('state.partFailed') });
    });
  }, []);
  /** A line for each that is asked for, under way or failed. */
  const draw = () => {
    const Runs = loadActions.atHand()?.ActionRuns;
    return Runs && acts.current && runs.length > 0 ? createElement(Runs, { runs, acts: acts.current }) : null;
  };
  return { start, draw };
}
