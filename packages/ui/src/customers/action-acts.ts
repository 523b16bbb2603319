import { type Customer, loadOnce } from '@partnerkit/sdk';
import { customerActionTexts } from '../i18n/texts/customer-action-texts.ts';
import type { useHostCall } from '../primitives/use-host-call.ts';
import type { PartnerContextValue } from '../provider/partner-context.ts';
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

/** What becomes of the actions that are asked for, under way or failed. */
export interface ActionActs {
  readonly start: (action: CustomerAction, customers: readonly Customer[]) => void;
  /** Does what was asked for, or once more what failed. */
  readonly go: (run: ActionRun) => void;
  /** Calls it off, whatever the host makes of that. */
  readonly end: (run: ActionRun) => void;
}

/** What actions are run with, by the table that they are of. */
export interface ActionPlace {
  readonly setRuns: (change: (runs: readonly ActionRun[]) => readonly ActionRun[]) => void;
  /** Of those that are under way, by their keys: called off with the table. */
  readonly controllers: Map<number, AbortController>;
  /** The provider as it is by then. */
  readonly latest: {
    readonly current: Pick<
      PartnerContextValue,
      'changing' | 'hooks' | 'notify' | 'region' | 'report' | 't'
    > & {
      readonly call: ReturnType<typeof useHostCall>;
    };
  };
}

const loadGuardedAction = loadOnce(() => import('./guarded-action.ts'));

/** Runs the host's actions, each by itself: one that never ends holds up no other. */
export function actionActs({ setRuns, controllers, latest }: ActionPlace): ActionActs {
  let lastKey = 0;
  const put = (run: ActionRun) => setRuns((all) => all.map((other) => (other.key === run.key ? run : other)));
  const end = ({ key }: ActionRun) => {
    controllers.get(key)?.abort();
    controllers.delete(key);
    setRuns((all) => all.filter((other) => other.key !== key));
  };
  const go = async (run: ActionRun) => {
    const { key, action, customers } = run;
    // two presses come before the first is drawn
    if (controllers.has(key)) return;
    const controller = new AbortController();
    controllers.set(key, controller);
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
      const say = t.with(customerActionTexts);
      notify({ text: say('customerAction.done', { action: action.label, count: customers.length }) });
      end(run);
    } catch (cause) {
      if (signal.aborted) return;
      controllers.delete(key);
      latest.current.report(cause);
      put({ ...run, question: undefined, failure: { cause } });
    }
  };
  return {
    start: (action: CustomerAction, customers: readonly Customer[]) =>
      latest.current.call(() => {
        lastKey += 1;
        const run = { key: lastKey, action, customers, question: action.confirm?.(customers) };
        setRuns((all) => [...all, run]);
        if (run.question === undefined) void go(run);
      }),
    go: (run: ActionRun) => void go(run),
    end,
  };
}
