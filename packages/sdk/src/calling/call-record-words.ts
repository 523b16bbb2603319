import type { RecordCells } from './call-record-cells.ts';

const persons = new Set(['user', 'place', 'virtualline']);

/** Whether a record is of a person, a place or a virtual line: only those make calls (CAL-9). Not told is a person. */
export function isOfPerson(cells: RecordCells): boolean {
  const type = cells.text('user type');
  return type === undefined ? cells.text('user uuid') !== undefined : persons.has(type.toLowerCase());
}

// what a leg is of, where it is the leg of a function itself
const featuresByUserType: Readonly<Record<string, string>> = {
  callcenterstandard: 'callQueue',
  callcenterpremium: 'callQueue',
  callcenterbasic: 'callQueue',
  huntgroup: 'huntGroup',
  automatedattendantvideo: 'autoAttendant',
  automatedattendant: 'autoAttendant',
};

// what the reasons say of a leg that is no feature's
const noFeature = new Set(['unrelated', 'unknown', 'deflection', 'unconditional', 'noanswer', 'userbusy']);

/** The feature of a leg: what it is of, else why it exists; other reasons stand by their own name. */
export function featureOfRecord(cells: RecordCells): string | undefined {
  const own = featuresByUserType[cells.text('user type')?.toLowerCase() ?? ''];
  if (own) return own;
  const reasons = [cells.text('related reason'), cells.text('redirect reason')];
  const reason = reasons.find((one) => one !== undefined && !noFeature.has(one.toLowerCase()));
  return reason && reason[0]?.toLowerCase() + reason.slice(1);
}

const endpointsByClient: Readonly<Record<string, string>> = {
  wxc_client: 'app',
  teams_wxc_client: 'app',
  sip: 'other',
  wxc_third_party: 'other',
  wxc_sip_gw: 'other',
};

// collaboration devices: room, board and desk series; the rest of the vendor's devices are phones
const roomDevice = /\b(room|board|desk(?!\s*phone)|codec|sx\d|mx\d|dx\d)/i;

/** The endpoint type of a leg; a kind of client that is not known stands by its own name. */
export function endpointOfRecord(cells: RecordCells): string {
  const client = cells.text('client type');
  if (client === undefined) return 'other';
  if (client.toUpperCase() === 'WXC_DEVICE')
    return roomDevice.test(cells.text('model') ?? '') ? 'roomDevice' : 'deskPhone';
  return endpointsByClient[client.toLowerCase()] ?? client;
}
