import type { ServerConfig } from './server-config.ts';

/** A server of a test: in development, at a free port of this machine, over the embedded database of a folder unless told. */
export function testConfig(storeFolder: string, others: Partial<ServerConfig> = {}): ServerConfig {
  return {
    port: 0,
    host: '127.0.0.1',
    storeFolder,
    regions: ['US'],
    databaseUrls: undefined,
    issuer: undefined,
    secret: undefined,
    origins: [],
    asOf: undefined,
    ...others,
  };
}
