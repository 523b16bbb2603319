// Sends requests at a steady rate, whether or not what was sent before is answered; in a process of its own.
import { Agent, request } from 'node:http';

/** What is asked of a server, and how often. */
export interface LoadWords {
  readonly url: string;
  readonly paths: readonly string[];
  /** Of the users who ask in turn, each over connections of their own. */
  readonly tokens: readonly string[];
  /** Requests a second. */
  readonly rate: number;
  readonly seconds: number;
  /** The users' addresses are 127.0.<network>.1 and those behind it. */
  readonly network: number;
}

/** What became of it. */
export interface LoadReport {
  readonly sent: number;
  /** Answers by their status; those that never came are `0`. */
  readonly statuses: Record<number, number>;
  /** Milliseconds of each answer of 200, in the order in which they came, and when they were asked for. */
  readonly taken: number[];
  readonly askedAt: number[];
  /** Of the process that sends: on the same machine it is missing to whoever answers. */
  readonly processorSeconds: number;
}

/** Beyond so many that are not answered a client waits, as browsers do. */
const mostOpen = 4000;
const connectionsOfUser = 6;
const tickMs = 5;

process.once('message', async (words: LoadWords) => {
  // a long report is on its way for a while
  process.send?.(await sent(words), () => process.disconnect());
});

async function sent({ url, paths, tokens, rate, seconds, network }: LoadWords): Promise<LoadReport> {
  const users = tokens.map((token, at) => ({
    headers: { authorization: `Bearer ${token}` },
    agent: new Agent({ keepAlive: true, maxSockets: connectionsOfUser }),
    localAddress: `127.0.${network}.${1 + (at % 250)}`,
  }));
  const report = {
    sent: 0,
    statuses: {} as Record<number, number>,
    taken: [] as number[],
    askedAt: [] as number[],
  };
  const before = process.cpuUsage();
  const start = performance.now();
  let open = 0;
  const ask = (user: (typeof users)[number], path: string) => {
    const at = performance.now();
    const done = (status: number) => {
      open--;
      report.statuses[status] = (report.statuses[status] ?? 0) + 1;
      if (status !== 200) return;
      report.taken.push(performance.now() - at);
      report.askedAt.push(at - start);
    };
    open++;
    const asked = request(url + path, user, (response) => {
      response.resume();
      response.once('end', () => done(response.statusCode ?? 0));
      response.once('error', () => done(0));
    });
    asked.once('error', () => done(0));
    asked.end();
  };
  while (performance.now() - start < seconds * 1000) {
    const due = Math.floor(((performance.now() - start) / 1000) * rate);
    for (; report.sent < due && open < mostOpen; report.sent++) {
      ask(
        users[report.sent % users.length] as (typeof users)[number],
        paths[report.sent % paths.length] as string,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, tickMs));
  }
  const until = performance.now() + 10_000;
  while (open > 0 && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, tickMs));
  for (const { agent } of users) agent.destroy();
  const { user, system } = process.cpuUsage(before);
  return { ...report, processorSeconds: (user + system) / 1e6 };
}
