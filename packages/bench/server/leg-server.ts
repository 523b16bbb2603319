// Takes call legs by HTTP as the server does, with each of its two steps timed; in a process of its own, for its memory.
import { createRequire } from 'node:module';
import { callLegCsvReader, defaultPoorLegRule } from '../../sdk/src/calling-entry.ts';
import type { CallsTarget } from '../../server/src/calling/calls-target.ts';
import { rollUpAll } from '../../server/src/calling/roll-up.ts';
import { writeLegStream } from '../../server/src/calling/write-leg-stream.ts';
import { streamedRows } from '../../server/src/http/streamed-rows.ts';
import { openRegionDatabases } from '../../server/src/storage/region-databases.ts';
import { peakMegabytes } from './peak-memory.ts';

const { serve } = createRequire(new URL('../../server/package.json', import.meta.url))('@hono/node-server');

/** What a step took. */
export interface MeasuredStep {
  readonly ms: number;
  /** Milliseconds of processor time of this process: on a busy machine it tells more. */
  readonly cpuMs: number;
  readonly megabytes: number | undefined;
}

/** What the process is told by its parent. */
export interface LegServerWords {
  /** Absent: the embedded database. */
  readonly databaseUrl?: string | undefined;
  readonly folder: string;
  readonly partner: string;
}

const { databaseUrl, folder, partner } = JSON.parse(process.argv[2] as string) as LegServerWords;
const databases = await openRegionDatabases({ regions: ['US'], urls: databaseUrl, folder });
const database = await databases.of('US');
const target: CallsTarget = {
  partner,
  rule: defaultPoorLegRule,
  transaction: (run) => database.transaction({ partner, timeoutMs: 3_600_000 }, run),
};

async function measured(run: () => Promise<unknown>): Promise<MeasuredStep> {
  const start = performance.now();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return {
    ms: performance.now() - start,
    cpuMs: (user + system) / 1000,
    megabytes: peakMegabytes(process.pid),
  };
}

const server = serve(
  {
    port: 0,
    hostname: '127.0.0.1',
    fetch: async (request: Request) => {
      if (new URL(request.url).pathname === '/roll-up')
        return Response.json(await measured(() => rollUpAll(target)));
      let answer: unknown;
      const step = await measured(async () => {
        answer = await writeLegStream(streamedRows(request, callLegCsvReader), target);
      });
      return Response.json({ ...step, answer });
    },
  },
  ({ port }: { port: number }) => process.send?.({ url: `http://127.0.0.1:${port}` }),
);
process.once('SIGTERM', async () => {
  server.close();
  await databases.close();
  process.exit();
});
