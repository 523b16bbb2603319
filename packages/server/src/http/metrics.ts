import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Counts and times of what is answered, as Prometheus reads them. Nothing in them tells of a partner or a customer. */
export interface ServerMetrics {
  readonly answered: (request: {
    readonly operation: string | undefined;
    readonly region: string | undefined;
    readonly status: number;
    readonly durationMs: number;
  }) => void;
  /** One that was refused before anything was done for it: counted, and no time of an answer. */
  readonly refused: (request: { readonly region: string; readonly status: number }) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

const seconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics of one server; two in one process keep theirs apart. */
export function createMetrics(): ServerMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['operation', 'region', 'status'] as const;
  const requests = new Counter({
    name: 'partnerkit_requests_total',
    help: 'Requests answered, by operation, region and status.',
    labelNames,
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'partnerkit_request_duration_seconds',
    help: 'How long an answer took, by operation and region.',
    labelNames: ['operation', 'region'] as const,
    buckets: seconds,
    registers: [registry],
  });
  return {
    answered({ operation = 'none', region = 'none', status, durationMs }) {
      requests.inc({ operation, region, status: String(status) });
      durations.observe({ operation, region }, durationMs / 1000);
    },
    refused({ region, status }) {
      requests.inc({ operation: 'none', region, status: String(status) });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
