// The server on its own, for the bench: most measurements would be ended by limits before they have begun.
import { openDevelopmentTokens } from '../../server/src/auth/development-tokens.ts';
import { readServerConfig } from '../../server/src/start/server-config.ts';
import { startServer } from '../../server/src/start/start-server.ts';

const many = 1_000_000_000;
const config = { ...readServerConfig(process.env), port: 0 };
const unlimited = {
  ...{ perUser: many, changesPerUser: many, perAddress: many, perPartner: many, reportsPerUser: many },
  ...{ underWay: many, underWayPerPartner: many, atOncePerPartner: many },
};
const server = await startServer({
  config,
  ...(process.env.BENCH_LIMITS === 'usual' ? {} : { limits: unlimited }),
});
await server.ready;
const tokens = await openDevelopmentTokens(config.storeFolder);
const subject = { partner: 'demo', user: 'u-1001', roles: ['partnerFullAdmin'] };
process.send?.({ url: server.url, token: await tokens.sign(subject, 86_400) });
