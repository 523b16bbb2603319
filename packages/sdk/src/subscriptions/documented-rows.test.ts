import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { customerAdministratorRowSchema } from '../administrators/administrator-book.ts';
import { callLegSchema, mediaStreamSchema, queueVisitSchema } from '../calling/call-leg.schema.ts';
import { weeklyUsageSchema } from '../calling/weekly-usage.schema.ts';
import { customerSchema } from '../customers/customer.schema.ts';
import { deviceSchema, phoneNumberSchema } from '../imports/hub-reports.schema.ts';
import { userSchema } from '../organization/users.contract.ts';
import { reportScheduleSchema } from '../reports/report-schedule.schema.ts';
import { reportTemplateSchema } from '../reports/report-template.schema.ts';
import { licensePoolSchema, subscriptionSchema } from './subscription.schema.ts';

const { version: _, ...userRow } = userSchema.shape;
const userRowSchema = { shape: userRow };

const { version: _template, ...templateRow } = reportTemplateSchema.shape;
const { version: _schedule, nextRunAt: _next, ...scheduleRow } = reportScheduleSchema.shape;

const page = readFileSync(new URL('../../../../docs/rows.md', import.meta.url), 'utf8');
const sections = page.split(/^## /m).slice(1);

/** The fields of a section's table, those that are needed with a dot behind them. */
function documented(title: string): string[] {
  const section = sections.find((text) => text.startsWith(`${title}\n`)) ?? '';
  return [...section.matchAll(/^\| `(\w+)`\s*\| (·?)\s*\|/gm)].map(([, name, mark]) => `${name}${mark}`);
}

it.each([
  ['A customer', customerSchema],
  ['A subscription or trial', subscriptionSchema],
  ['Licenses of one product', licensePoolSchema],
  ['A call leg', callLegSchema],
  ['A media stream', mediaStreamSchema],
  ['A visit to a queue', queueVisitSchema],
  ['Weekly totals', weeklyUsageSchema],
  ['A device', deviceSchema],
  ['A phone number', phoneNumberSchema],
  ['A report template', { shape: templateRow }],
  ['A report schedule', { shape: scheduleRow }],
  ['A user of the partner organization', userRowSchema],
  ['An administrator of a customer', customerAdministratorRowSchema],
])('%s: the documentation names every field of the row, and which are needed', (title, { shape }) => {
  const fields = Object.entries<{ def: { type: string } }>(shape);
  expect(documented(title)).toEqual(
    fields.map(([name, { def }]) => (def.type === 'optional' ? name : `${name}·`)),
  );
});
