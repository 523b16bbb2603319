export { type DevelopmentTokens, openDevelopmentTokens } from './auth/development-tokens.ts';
export type { CommandIo } from './cli/command.ts';
export { runCommandLine } from './cli/run-command-line.ts';
export type { EventHandlers, ServerEvent, ServerEventHandler } from './outbox/deliver-events.ts';
export type { BucketCredentials, BucketPlace } from './reports/bucket-calls.ts';
export { type OpenBucketOptions, openBucketStorage } from './reports/open-bucket-storage.ts';
export type { OwnerRoles, ScheduleOwner } from './reports/owner-rights.ts';
export type {
  ByteRange,
  ReportFileWriter,
  ReportStorage,
  StoredReportFile,
} from './reports/report-storage.ts';
export { readServerConfig, type ServerConfig } from './start/server-config.ts';
export { type RunningServer, type StartOptions, startServer } from './start/start-server.ts';
export type { SpaceNote } from './storage/embedded-database.ts';
export type { PriceProblem, PricesOfPartner } from './subscriptions/license-prices.ts';
