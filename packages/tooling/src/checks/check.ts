/** One step of `npm test`. */
export interface Check {
  /** What `--only` calls it. */
  readonly name: string;
  readonly title: string;
  /** Checks whose result it builds on: they run before it, and it does not run when one of them failed. */
  readonly needs?: readonly string[];
  /** Answers a short note, or nothing. Throws with all there is to see when the check fails. */
  readonly run: () => Promise<string | undefined>;
}

/** A check that is one command after another; passing, it has nothing to say. */
export function silently(...commands: (() => Promise<string>)[]): Check['run'] {
  return async () => {
    for (const run of commands) await run();
    return undefined;
  };
}
