export { type DevelopmentTokens, openDevelopmentTokens } from './auth/development-tokens.ts';
export type { CommandIo } from './cli/command.ts';
export { runCommandLine } from './cli/run-command-line.ts';
export type { EventHandlers, ServerEvent, ServerEventHandler } from './outbox/deliver-events.ts';
export { readServerConfig, type ServerConfig } from './start/server-config.ts';
export { type RunningServer, type StartOptions, startServer } from './start/start-server.ts';
