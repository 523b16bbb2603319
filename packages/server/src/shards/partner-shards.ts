import { createHash } from 'node:crypto';

/** Which of several databases has a partner's rows, and how they come to be in another one while the partner goes on asking. */
export interface PartnerShards<Shard> {
  readonly shardOf: (partner: string) => Shard;
  /** Asks where the partner's rows are; waits while they are on their way. */
  readonly ask: <T>(partner: string, run: (shard: Shard) => Promise<T>) => Promise<T>;
  /**
   * Brings a partner's rows to another one: what was asked before ends first, and what is asked meanwhile waits. Where `carry` fails they
   * stay where they were. One after the other for the same partner; others are not held up.
   */
  readonly move: (partner: string, to: Shard) => Promise<void>;
}

/** In which of so many databases a partner's rows are to be: the same for everyone who asks, and spread evenly. */
export function shardPlace(partner: string, shards: number): number {
  return createHash('sha256').update(partner).digest().readUInt32BE() % shards;
}

interface Traffic<Shard> {
  shard: Shard;
  asked: number;
  /** Told when the last that was asked has ended. */
  onQuiet: (() => void) | undefined;
  /** Settles when the rows have arrived. */
  moving: Promise<void> | undefined;
}

/** Partners whose rows are all in the first database, until they are moved. */
export function partnerShards<Shard>(
  first: Shard,
  carry: (partner: string, from: Shard, to: Shard) => Promise<void>,
): PartnerShards<Shard> {
  const traffics = new Map<string, Traffic<Shard>>();
  const trafficOf = (partner: string) => {
    const known = traffics.get(partner);
    if (known) return known;
    const traffic: Traffic<Shard> = { shard: first, asked: 0, onQuiet: undefined, moving: undefined };
    traffics.set(partner, traffic);
    return traffic;
  };

  async function carried(partner: string, traffic: Traffic<Shard>, to: Shard): Promise<void> {
    if (traffic.asked > 0) {
      await new Promise<void>((resolve) => {
        traffic.onQuiet = resolve;
      });
    }
    traffic.onQuiet = undefined;
    await carry(partner, traffic.shard, to);
    traffic.shard = to;
  }

  return {
    shardOf: (partner) => trafficOf(partner).shard,
    async ask(partner, run) {
      const traffic = trafficOf(partner);
      // why one has failed is told to whoever moved
      while (traffic.moving) await traffic.moving.catch(() => {});
      traffic.asked++;
      try {
        return await run(traffic.shard);
      } finally {
        if (--traffic.asked === 0) traffic.onQuiet?.();
      }
    },
    async move(partner, to) {
      const traffic = trafficOf(partner);
      while (traffic.moving) await traffic.moving.catch(() => {});
      if (traffic.shard === to) return;
      traffic.moving = carried(partner, traffic, to);
      try {
        await traffic.moving;
      } finally {
        traffic.moving = undefined;
      }
    },
  };
}
