import { pino } from 'pino';
import { logQueue } from '../start/log-queue.ts';
import { logRequests } from '../start/log-requests.ts';
import { logSpace } from '../start/log-space.ts';
import { day, port } from '../start/server-config.ts';
import { startServer } from '../start/start-server.ts';
import { type Command, type CommandInput, shareOption, textOption } from './command.ts';
import { prepareStore } from './prepare-store.ts';

/** Serves the contract, and a built portal beside it, until it is stopped. */
export const startCommand: Command = {
  usage:
    'start [--port 4600] [--portal FOLDER] [--data PATH [--region R --week YYYY-MM-DD] [--good-share 0.9]] [--as-of YYYY-MM-DD] [--fresh]',
  summary: 'serve the API; in development with the demo partner, or with your own data',
  options: {
    port: { type: 'string' },
    portal: { type: 'string' },
    data: { type: 'string' },
    region: { type: 'string' },
    week: { type: 'string' },
    'good-share': { type: 'string' },
    'as-of': { type: 'string' },
    fresh: { type: 'boolean' },
  },
  async run(input) {
    const config = configOf(input);
    const { io } = input;
    const content = contentOf(input);
    const logger = pino({ base: null });
    const server = await startServer({
      config,
      portal: textOption(input, 'portal'),
      fresh: isFresh(input),
      prepare: (databases) => prepareStore(databases, content, config, io),
      log: logRequests(logger),
      onQueue: logQueue(logger),
      onSpace: logSpace(logger),
    });
    io.print(`Starting at ${server.url}`);
    if (!config.issuer) {
      io.print('Development: this server signs its own tokens, for this machine only.');
    }
    const stopped = new Promise<void>((resolve) => {
      const stop = () => resolve(server.stop());
      if (io.signal.aborted) stop();
      else io.signal.addEventListener('abort', stop);
    });
    const ready = server.ready.catch(async (cause) => {
      await server.stop();
      throw cause;
    });
    const { asOf } = await Promise.race([ready, stopped.then(() => ({ asOf: undefined }))]);
    if (asOf) io.print(`\nReady: ${server.url} (as of ${asOf}). Ctrl-C stops it.`);
    await stopped;
  },
};

function contentOf(input: CommandInput) {
  return {
    data: textOption(input, 'data'),
    region: textOption(input, 'region'),
    week: textOption(input, 'week'),
    goodShare: shareOption(input, 'good-share'),
  };
}

function isFresh({ values, config }: CommandInput): boolean {
  if (values.fresh !== true) return false;
  if (config.databaseUrls === undefined) return true;
  throw new Error(
    '--fresh: empties the embedded database only; this server is set up with a Postgres of its own.',
  );
}

function configOf(input: CommandInput) {
  const { config } = input;
  const asked = textOption(input, 'port');
  const asOf = day('--as-of', textOption(input, 'as-of')) ?? config.asOf;
  return { ...config, asOf, port: asked === undefined ? config.port : port(asked, '--port') };
}
