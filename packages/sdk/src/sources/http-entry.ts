export type { RetryPolicy } from '../transport/retry-policy.ts';
export type { AccessToken, GetToken, TokenRequest } from '../transport/token-keeper.ts';
export { type HttpSourceOptions, httpSource } from './http-source.ts';
