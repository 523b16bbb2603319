import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTimer } from '@partnerkit/sdk';

/** A port that is listened to; what answers may come later and go earlier. */
export interface Listener {
  readonly url: string;
  /** Stops accepting, lets what was accepted be answered for at most so long, then cuts what is left. */
  readonly close: (drainMs: number) => Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Connections that may wait to be taken: the usual 511 are fewer than those of one large partner, and who finds no place tries again a second later. */
const mostWaiting = 4096;

/** Listens. Throws with a way out where the port is taken. */
export async function listen(options: { port: number; host: string; answer: Answer }): Promise<Listener> {
  const underWay = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (!server.listening) endAfter(response);
    options.answer(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new Error(`Port ${options.port} is taken. Choose another: --port 4601`)
          : cause,
      ),
    );
    const { port, host } = options;
    server.listen({ port, host, backlog: mostWaiting }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, close: (drainMs) => drain(server, underWay, drainMs) };
}

/** A client that keeps its connection would go on asking on it. */
function endAfter(response: ServerResponse): void {
  response.shouldKeepAlive = false;
}

function drain(server: Server, underWay: Iterable<ServerResponse>, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    const stopTimer = startTimer(drainMs, () => server.closeAllConnections());
    server.close(() => {
      stopTimer();
      resolve();
    });
    for (const response of underWay) endAfter(response);
    server.closeIdleConnections();
  });
}
