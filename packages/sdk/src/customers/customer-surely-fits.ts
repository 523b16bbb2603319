import { dayNumber } from '../calendar/calendar-day.ts';

type AnyRow = Readonly<Record<string, unknown>>;

const utcInstant = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/;

/** Whether a customer surely fits, told many times as fast as by the schema; `false` leaves it to the schema. */
export function customerSurelyFits(row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return false;
  const customer = row as AnyRow;
  const { lastAdminSignInAt: signIn, createdDate } = customer;
  if (!isText(customer.id) || !isText(customer.name)) return false;
  if (!mayBe(customer.region, isText) || !mayBe(customer.managedBy, isText)) return false;
  if (!mayBe(customer.externalId, isString) || !mayBe(customer.adminEmail, isString)) return false;
  if (!mayBe(customer.tags, isTexts) || !mayBe(customer.products, isTexts)) return false;
  if (!mayBe(customer.statuses, isTexts) || !mayBe(createdDate, isDay)) return false;
  if (signIn !== undefined && signIn !== null && !isInstant(signIn)) return false;
  return (
    mayBe(customer.licenses, isTotals) && mayBe(customer.expiresOn, isDay) && mayBe(customer.renewsOn, isDay)
  );
}

function mayBe(value: unknown, fits: (value: unknown) => boolean): boolean {
  return value === undefined || fits(value);
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isDay(value: unknown): boolean {
  return typeof value === 'string' && dayNumber(value) !== undefined;
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && utcInstant.test(value) && isDay(value.slice(0, 10));
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isTotals(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { purchased, assigned, used, usedOf, overage } = value as AnyRow;
  return isCount(purchased) && [assigned, used, usedOf, overage].every((count) => mayBe(count, isCount));
}
