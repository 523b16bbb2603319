import { Agent, request } from 'node:http';

/** One connection to a server that is kept alive: as little of the client as can be is in what is measured. */
export function openConnection() {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    /** The text of an answer. Throws with it where it is no success. */
    get: (url: string, headers: Record<string, string>): Promise<string> =>
      new Promise((resolve, reject) => {
        const asked = request(url, { agent, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            if (response.statusCode === 200) resolve(text);
            else reject(new Error(`${response.statusCode}: ${text}`));
          });
        });
        asked.on('error', reject);
        asked.end();
      }),
    close: () => agent.destroy(),
  };
}
