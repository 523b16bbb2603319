/** A row's fields by other names that hosts have for them, in small letters and without signs. */
export type FieldAliases = Readonly<Record<string, string>>;

/** What customers' fields are called elsewhere. */
export const customerAliases: FieldAliases = aliases({
  name: 'companyname customername orgname organization organizationname displayname title',
  externalId: 'extid foreignid',
  region: 'regionid location',
  managedBy: 'managed manager',
  adminEmail: 'email mail emailaddress administratoremail contactemail admin adminmail',
  tags: 'label labels',
  lastAdminSignInAt: 'lastlogin lastlogon lastsignin lastseen lastactivity lastadminlogin',
  createdDate: 'created createdat createdon creationdate added addedat addeddate',
  statuses: 'state',
  licenses: 'licences seats',
  expiresOn: 'expires expiry expirydate expirationdate expiration expiresat enddate',
  renewsOn: 'renews renewal renewaldate renewsat nextrenewal',
});

/** What subscriptions' fields are called elsewhere. */
export const subscriptionAliases: FieldAliases = aliases({
  customerId: 'customer orgid organizationid accountid tenantid',
  kind: 'type',
  startDate: 'start starts startson startsat from begin',
  endDate: 'end ends endson endsat until expires expireson expiry expirydate expirationdate',
  autoRenews: 'renews autorenewal isautorenewing',
  paid: 'ispaid',
  setupComplete: 'setup setupdone issetupcomplete',
  licenses: 'licences seats pools',
});

/** What fields of a license pool are called elsewhere. */
export const poolAliases: FieldAliases = aliases({
  product: 'name productname productid sku',
  purchased: 'quantity bought total ordered count',
  assigned: 'allocated',
  used: 'inuse active',
});

function aliases(fields: Readonly<Record<string, string>>): FieldAliases {
  const pairs = Object.entries(fields).flatMap(([field, names]) =>
    names.split(' ').map((name) => [name, field] as const),
  );
  return Object.fromEntries(pairs);
}

/** A name in small letters and without signs: `Admin_Email` is `adminemail`. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The known field that a name was surely meant for: in another spelling, by another name, or with a slip of the pen. */
export function nearField(
  name: string,
  known: readonly string[],
  otherNames: FieldAliases,
): string | undefined {
  if (known.includes(name)) return undefined;
  const plain = plainName(name);
  const same = known.find((field) => plainName(field) === plain);
  if (same) return same;
  if (Object.hasOwn(otherNames, plain)) return otherNames[plain];
  return known.find((field) => isSlip(plain, plainName(field)));
}

/** Whether one letter is missing, too many, wrong, or has changed places with the next; of short names nothing is sure. */
function isSlip(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const room = Math.min(one.length, other.length) - start;
  while (end < room && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && left === [...right].reverse().join('');
}
