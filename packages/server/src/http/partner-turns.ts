import { PartnerError } from '@partnerkit/sdk';
import { withInterruption } from '../storage/interruption.ts';

/** Waits for a partner's turn in a region; answers what to call when the work is over. Throws where the caller leaves, or it takes too long. */
export type PartnerTurns = (partner: string, region: string, signal?: AbortSignal) => Promise<() => void>;

/** Whoever waits longer is sent away: something is the matter with what those before them ask. */
const patienceMs = 10_000;

interface Line {
  running: number;
  /** Each takes over the place of one that has ended. */
  readonly waiting: Set<() => void>;
}

/**
 * Lets so many requests of a partner work in a region at the same moment; the others wait in the partner's own line, first come, first
 * served. A line costs no processor and no connection, so that whoever asks much waits behind themselves, and nobody behind them.
 */
export function partnerTurns(atOnce: number): PartnerTurns {
  const lines = new Map<string, Line>();
  return async (partner, region, signal) => {
    const key = JSON.stringify([partner, region]);
    const line = lines.get(key) ?? { running: 0, waiting: new Set() };
    lines.set(key, line);
    const leave = once(() => {
      const [next] = line.waiting;
      if (next) return next();
      line.running--;
      if (line.running === 0) lines.delete(key);
    });
    if (line.running < atOnce) {
      line.running++;
      return leave;
    }
    await turnOf(line, signal);
    return leave;
  };
}

function turnOf({ waiting }: Line, signal: AbortSignal | undefined): Promise<void> {
  return withInterruption({ timeoutMs: patienceMs, signal }, (ended) => {
    return new Promise((resolve, reject) => {
      const go = () => {
        waiting.delete(go);
        resolve();
      };
      waiting.add(go);
      ended.addEventListener('abort', () => {
        waiting.delete(go);
        reject(signal?.aborted ? ended.reason : tooLong());
      });
    });
  });
}

function tooLong(): PartnerError {
  return new PartnerError({
    code: 'unavailable',
    message: 'What this partner asked before takes too long at the moment.',
    retryAfterMs: 1000,
  });
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) run();
    isDone = true;
  };
}
