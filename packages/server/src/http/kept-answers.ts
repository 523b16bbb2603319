import { type CalendarDay, type Operation, type PermissionScope, permissionScope } from '@partnerkit/sdk';
import { LRUCache } from 'lru-cache';
import type { Principal } from '../auth/principal.ts';
import type { Glance } from '../storage/transaction.ts';
import { type Packed, type PackedText, packedText } from './packed-text.ts';

/** What an answer that is kept was asked by. */
export interface AskedBefore {
  readonly operation: Pick<Operation, 'id' | 'permission' | 'changes' | 'body'>;
  readonly region: string;
  /** How far whoever asked may see. */
  readonly scope: PermissionScope | undefined;
  /** The version that the answer would have now. */
  readonly version: (tx: Glance) => Promise<string>;
}

/** An answer as it goes out, and what holds as long as it does. */
export class KeptAnswer {
  readonly version: string;
  readonly asked: AskedBefore;
  readonly #text: string;
  readonly #packs: Packed = new Map();

  constructor(version: string, answer: unknown, asked: AskedBefore) {
    this.version = version;
    this.asked = asked;
    this.#text = JSON.stringify(answer);
  }

  /** Whether a user whose answer it was gets the same with the rights of now. */
  isFor({ roles, regions }: Principal): boolean {
    const { operation, region, scope } = this.asked;
    if (regions && !regions.includes(region)) return false;
    return operation.permission === null || permissionScope(roles, operation.permission) === scope;
  }

  /** As the client takes it; packed once for each way, unless it is large. */
  packed(accepted: string | undefined): PackedText {
    return packedText(this.#text, accepted, this.#packs);
  }

  /** About how many it takes, with all its packs. */
  get bytes(): number {
    return 1000 + 3 * this.#text.length;
  }
}

/** Answers that went out before, by `answerKey`. */
export type KeptAnswers = LRUCache<string, KeptAnswer>;

/** Keeps the answers that were used last. One that takes more than a tenth of the room is not kept. */
export function keptAnswers(mostBytes = 64 * 2 ** 20): KeptAnswers {
  return new LRUCache({
    maxSize: mostBytes,
    maxEntrySize: Math.floor(mostBytes / 10),
    sizeCalculation: ({ bytes }, key) => bytes + 2 * key.length,
  });
}

/** What was asked, by whom and when: an address from its path on, which may leave the day to the server. */
export function answerKey(address: string, { partner, user }: Principal, today: CalendarDay): string {
  return JSON.stringify([address, partner, user, today]);
}
