import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { customerAdministratorRowSchema } from '../administrators/administrator-book.ts';
import { auditEntrySchema } from '../audit/audit-entry.schema.ts';
import { callLegSchema } from '../calling/call-leg.schema.ts';
import { weeklyUsageSchema } from '../calling/weekly-usage.schema.ts';
import { contract } from '../contract/contract.ts';
import { customerSchema } from '../customers/customer.schema.ts';
import { customerLocationSchema, deviceSchema, phoneNumberSchema } from '../imports/hub-reports.schema.ts';
import { reportRowSchemas } from '../reports/report-row.schema.ts';
import { resourceSchema } from '../resources/resource.schema.ts';
import { checkedSubscription } from '../subscriptions/checked-subscription.ts';
import { subscriptionSchema } from '../subscriptions/subscription.schema.ts';
import type { Operation } from './operation.ts';
import { firstProblem } from './row.schema.ts';

type Schema = z.ZodMiniType;
type Path = readonly PropertyKey[];

const operations: readonly Operation[] = Object.values(contract).flatMap((feature) => Object.values(feature));

/** The rows that a host or a file brings, and those that a back end of a host's own answers. */
const rows: Readonly<Record<string, Schema>> = {
  customers: customerSchema,
  subscriptions: subscriptionSchema,
  callLegs: callLegSchema,
  weeklyUsage: weeklyUsageSchema,
  locations: customerLocationSchema,
  devices: deviceSchema,
  phoneNumbers: phoneNumberSchema,
  administrators: customerAdministratorRowSchema,
  auditEntries: auditEntrySchema,
  resources: resourceSchema,
  ...Object.fromEntries(Object.entries(reportRowSchemas).map(([kind, schema]) => [`report ${kind}`, schema])),
  ...Object.fromEntries(operations.flatMap(({ id, rows: of }) => (of ? [[`${id} rows`, of.schema]] : []))),
};
/** What is asked and answered as a whole. */
const wholes = Object.fromEntries(
  operations.flatMap(({ id, input, output }) => [
    [`${id} input`, input],
    [`${id} output`, output],
  ]),
);

interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
}

/** Where objects and lists stand in a value of a schema. */
function places(schema: Schema, path: Path = []): Path[] {
  const { type, innerType, in: taken, shape, element } = schema.def as unknown as Definition;
  const inner = innerType ?? taken;
  if (inner) return places(inner, path);
  if (type === 'object') {
    const fields = Object.entries(shape ?? {});
    return [path, ...fields.flatMap(([name, field]) => places(field, [...path, name]))];
  }
  if (element) return [path, ...places(element, [...path, 0])];
  return type === 'record' ? [path] : [];
}

/** A value with something else at a place. */
const misfitAt = (path: Path): unknown =>
  path.reduceRight<unknown>((inner, key) => (key === 0 ? [inner] : { [key]: inner }), true);

/** What is said of it. */
function saidAt(schema: Schema, path: Path): string {
  const value = misfitAt(path);
  const issue = schema.safeParse(value).error?.issues.find((one) => one.path.join() === path.join());
  return issue ? firstProblem({ issues: [issue] }, value, schema).message : 'nothing';
}

describe('what is said of something that stands for an object or a list', () => {
  it.each(Object.entries({ ...rows, ...wholes }))('shows how it is written: %s', (_, schema) => {
    const said = places(schema).map((path) => [path.join('.'), saidAt(schema, path)]);
    expect(
      said.filter(
        ([, message]) => !/^expected (an object|a list)\b.*, found boolean$/.test(message as string),
      ),
    ).toEqual([]);
  });

  it('names the fields that it needs, else those that it may have', () => {
    const saidOfLeg = (...path: Path) => saidAt(callLegSchema, path);
    expect(saidOfLeg('audio')).toBe(
      'expected an object such as { jitterMs, latencyMs, lossPercent }, found boolean',
    );
    expect(saidOfLeg('queue')).toBe(
      'expected an object such as { id, enteredAt, leftAt, outcome }, found boolean',
    );
    expect(saidOfLeg()).toBe(
      'expected an object such as { id, callId, customerId, startAt, endAt, direction, endpoint, … }, found boolean',
    );
    expect(saidAt(z.object({ of: z.record(z.string(), z.array(z.number())) }), ['of'])).toBe(
      'expected an object, found boolean',
    );
  });

  it('is the same of a subscription by its check and by its schema', () => {
    const good = { id: 's', customerId: 'c', kind: 'trial', startDate: '2026-01-01', endDate: '2026-12-31' };
    for (const path of places(subscriptionSchema)) {
      const found = misfitAt(path);
      const whole = path.length === 0 ? found : { ...good, licenses: [], ...(found as object) };
      const { fault } = checkedSubscription(whole);
      if (fault?.field.endsWith(String(path.at(-1) ?? '')))
        expect(fault.message).toBe(saidAt(subscriptionSchema, path));
    }
  });
});
