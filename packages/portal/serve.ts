// `npm start`: builds the portal and serves it with the demo partner, or with a partner's own data.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { calendarDay, dayOfInstant, isCalendarDay } from '@partnerkit/sdk';
import { build } from 'vite';
import { demoPortfolio, loadPortfolio, type Portfolio } from './server/load-portfolio.ts';
import { type PortalServer, servePortal } from './server/portal-server.ts';

const usage = `Usage: npm start -- [--port 4600] [--data PATH] [--as-of YYYY-MM-DD]
  --data   a JSON file (customers, subscriptions), a JSON array of { id, name }, or a folder of the hub's report files
  --as-of  the day for which statuses are judged`;

const shownRefused = 20;

async function main(): Promise<void> {
  const { port, data, asOf } = options();
  const root = import.meta.dirname;
  const server = await servePortal(join(root, 'dist'), port);
  stopWith(server);
  console.log(`Starting at ${server.url}`);
  console.log('Building the portal …');
  await build({ root, configFile: join(root, 'vite.config.ts') });
  const portfolio = data ? await loadPortfolio(data, (line) => console.log(`${line} …`)) : demoPortfolio();
  report(portfolio);
  const day = asOf ?? portfolio.asOf ?? calendarDay(dayOfInstant(Date.now()) as number);
  server.open(portfolio, day);
  console.log(`\nThe portal is ready: ${server.url} (as of ${day}). Ctrl-C stops it.`);
}

function options(): { port: number; data: string | undefined; asOf: string | undefined } {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      'as-of': { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = Number(values.port ?? process.env.PORT ?? 4600);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('--port: expected a number from 0 to 65535');
  const asOf = values['as-of'];
  if (asOf !== undefined && !isCalendarDay(asOf))
    throw new Error(`--as-of: expected YYYY-MM-DD, found ${asOf}`);
  return { port, data: values.data, asOf };
}

function report({ summary, refused }: Portfolio): void {
  console.log(`Read: ${summary}.`);
  if (refused.length === 0) return;
  console.log(`Left out: ${refused.length} rows.`);
  for (const line of refused.slice(0, shownRefused)) console.log(`  ${line}`);
  if (refused.length > shownRefused) console.log(`  … and ${refused.length - shownRefused} more`);
}

function stopWith(server: PortalServer): void {
  const stop = () => void server.close().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // npm passes SIGTERM to its shell only; when that shell is gone, this goes too
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

main().catch((cause: Error) => {
  console.error(`\n${cause.message}`);
  if ('code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS')) console.error(usage);
  process.exit(1);
});
