import { type Customer, loadOnce } from '@partnerkit/sdk';
import { createContext, useEffect, useMemo, useRef, useState } from 'react';
import { customerActionTexts } from '../i18n/texts/customer-action-texts.ts';
import { useHostCall } from '../primitives/use-host-call.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { CustomerAction } from './customer-action.ts';

/** An action of the host's from the press on. */
export interface ActionRun {
  readonly key: number;
  readonly action: CustomerAction;
  readonly customers: readonly Customer[];
  /** What is asked before it begins. */
  readonly question: string | undefined;
  /** What it failed with. */
  readonly failure?: { readonly cause: unknown } | undefined;
}

/** The actions that are asked for, under way or failed, and what becomes of them. */
export interface ActionRuns {
  readonly runs: readonly ActionRun[];
  readonly start: (action: CustomerAction, customers: readonly Customer[]) => void;
  /** Does what was asked for, or once more what failed. */
  readonly go: (run: ActionRun) => void;
  /** Calls it off, whatever the host makes of that. */
  readonly end: (run: ActionRun) => void;
  /** What still waits to be asked for is not done. */
  readonly forget: () => void;
}

const loadGuardedAction = loadOnce(() => import('./guarded-action.ts'));

/** Starts an action, for the menus of rows and of the selection. */
export const StartAction = createContext<ActionRuns['start']>(() => {});

/** Runs the host's actions, each by itself: one that never ends holds up no other. */
export function useActionRuns(): ActionRuns {
  const { changing, hooks, notify, region, report, t } = usePartner(customerActionTexts);
  const [runs, setRuns] = useState<readonly ActionRun[]>([]);
  const controllers = useRef(new Map<number, AbortController>());
  const lastKey = useRef(0);
  const call = useHostCall();
  const latest = useRef({ changing, hooks, notify, region, report, t, call });
  useEffect(() => {
    latest.current = { changing, hooks, notify, region, report, t, call };
  });
  useEffect(() => {
    const underWay = controllers.current;
    return () => {
      for (const controller of underWay.values()) controller.abort();
      underWay.clear();
    };
  }, []);
  const acts = useMemo(() => {
    const put = (run: ActionRun) =>
      setRuns((all) => all.map((other) => (other.key === run.key ? run : other)));
    const end = ({ key }: ActionRun) => {
      controllers.current.get(key)?.abort();
      controllers.current.delete(key);
      setRuns((all) => all.filter((other) => other.key !== key));
    };
    const go = async (run: ActionRun) => {
      const { key, action, customers } = run;
      // two presses come before the first is drawn
      if (controllers.current.has(key)) return;
      const controller = new AbortController();
      controllers.current.set(key, controller);
      const { signal } = controller;
      put({ ...run, question: undefined, failure: undefined });
      const { hooks, region } = latest.current;
      const isGuarded = Boolean(hooks.beforeMutate || hooks.observe?.event);
      const done = Promise.resolve().then(async () =>
        isGuarded
          ? (await loadGuardedAction()).guardedAction(action, customers, { hooks, region, signal })
          : action.run(customers, { signal }),
      );
      // what it has changed is asked for again, and holds it up no longer
      latest.current.changing(() => done).catch(() => {});
      try {
        await done;
        if (signal.aborted) return;
        const { notify, t } = latest.current;
        notify({ text: t('customerAction.done', { action: action.label, count: customers.length }) });
        end(run);
      } catch (cause) {
        if (signal.aborted) return;
        controllers.current.delete(key);
        latest.current.report(cause);
        put({ ...run, question: undefined, failure: { cause } });
      }
    };
    return {
      start: (action: CustomerAction, customers: readonly Customer[]) =>
        latest.current.call(() => {
          lastKey.current += 1;
          const run = { key: lastKey.current, action, customers, question: action.confirm?.(customers) };
          setRuns((all) => [...all, run]);
          if (run.question === undefined) void go(run);
        }),
      go: (run: ActionRun) => void go(run),
      end,
      forget: () => setRuns((all) => all.filter(({ question }) => question === undefined)),
    };
  }, []);
  return { ...acts, runs };
}
