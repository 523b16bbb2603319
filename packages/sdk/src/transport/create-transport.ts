import type { CalendarDay } from '../calendar/calendar-day.ts';
import { checkDuration, checkFunction, checkRecord } from '../errors/check-argument.ts';
import { PartnerError, toPartnerError } from '../errors/partner-error.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import { type Overrides, withDefaults } from '../operation/with-defaults.ts';
import { operationRequest } from './operation-request.ts';
import { randomId } from './random-id.ts';
import { regionAddress } from './region-address.ts';
import { createRegionCalls, type RegionCallsOptions } from './region-calls.ts';
import { defaultRetryPolicy, type RetryPolicy } from './retry-policy.ts';
import { withAnswer } from './send-attempt.ts';
import type { GetToken } from './token-keeper.ts';

/** Where the regions answer, how to sign in there, and how patient to be. */
export interface TransportOptions {
  /** By region: the base URL of its API, `https://eu.example/eu/v1`. Its requests and its token go nowhere else. */
  readonly regions: Readonly<Record<string, { readonly baseUrl: string }>>;
  readonly getToken: GetToken;
  readonly fetch?: typeof fetch | undefined;
  readonly retry?: Overrides<RetryPolicy> | undefined;
  /** How long a call may take with all its attempts; 30 seconds unless told. */
  readonly deadlineMs?: number | undefined;
  /** How long one attempt may take; 10 seconds unless told. */
  readonly attemptTimeoutMs?: number | undefined;
  /** How long `getToken` may take; 10 seconds unless told. */
  readonly tokenTimeoutMs?: number | undefined;
  /** The largest answer, unpacked; 20 MiB unless told. */
  readonly maxBodyBytes?: number | undefined;
  /** Milliseconds of a clock that is never set. */
  readonly now?: (() => number) | undefined;
  /** Milliseconds since 1970. */
  readonly wallClock?: (() => number) | undefined;
  /** From 0 to 1, for pauses of which no two are the same. */
  readonly random?: (() => number) | undefined;
}

/** What goes with a call. */
export interface TransportCallOptions {
  readonly asOf: CalendarDay;
  readonly signal?: AbortSignal | undefined;
  /** How long the caller waits, in milliseconds: the call ends a little earlier, with an error of its own. */
  readonly timeoutMs?: number | undefined;
  /** Of a change: names the intent, which comes true once however often it is sent. Absent, each call is one. */
  readonly idempotencyKey?: string | undefined;
}

/** Asks a region over HTTP. Every rejection is a `PartnerError` with the region and the id of the request. */
export type Transport = <O extends Operation>(
  region: string,
  operation: O,
  input: CheckedInputOf<O>,
  options: TransportCallOptions,
) => Promise<OutputOf<O>>;

/** A transport with a token and a retry budget per region. Throws `invalid` where an option is none, such as a base URL. */
export function createTransport(options: TransportOptions): Transport {
  checkRecord('options', options);
  checkRecord('regions', options.regions);
  checkFunction('getToken', options.getToken);
  for (const name of ['fetch', 'now', 'wallClock', 'random'] as const)
    if (options[name] !== undefined) checkFunction(name, options[name]);
  for (const name of ['deadlineMs', 'attemptTimeoutMs', 'tokenTimeoutMs'] as const)
    if (options[name] !== undefined) checkDuration(name, options[name]);
  const settings = settingsOf(options);
  const regions = new Map(
    Object.entries(options.regions).map(([region, place]) => {
      checkRecord(`regions.${region}`, place);
      const address = regionAddress(region, place.baseUrl);
      return [region, { address, call: createRegionCalls(region, settings) }];
    }),
  );
  return async (region, operation, input, { asOf, idempotencyKey = randomId(), ...caller }) => {
    const requestId = randomId();
    try {
      const found = regions.get(region);
      if (!found) throw unknownRegion(region);
      const request = operationRequest(found.address, operation, input, { asOf, requestId, idempotencyKey });
      return await found.call(operation, request, caller);
    } catch (cause) {
      throw withAnswer(toPartnerError(cause), { region, requestId });
    }
  };
}

function settingsOf(options: TransportOptions): RegionCallsOptions {
  return {
    getToken: options.getToken,
    send: options.fetch ?? ((...request) => fetch(...request)),
    retry: withDefaults(defaultRetryPolicy, options.retry),
    deadlineMs: options.deadlineMs ?? 30_000,
    attemptTimeoutMs: options.attemptTimeoutMs ?? 10_000,
    tokenTimeoutMs: options.tokenTimeoutMs ?? 10_000,
    maxBodyBytes: options.maxBodyBytes ?? 20 * 2 ** 20,
    now: options.now ?? (() => performance.now()),
    wallClock: options.wallClock ?? Date.now,
    random: options.random ?? Math.random,
  };
}

function unknownRegion(region: string): PartnerError {
  const message = `There is no address for the region ${region}.`;
  return new PartnerError({ code: 'notFound', phase: 'request', message });
}
