import { describe, expect, it } from 'vitest';
import { readCallRecord } from './call-record.ts';
import type { CallRecord } from './call-record-cells.ts';
import { callRecordLegs } from './call-records.ts';
import { sumCallLegs } from './sum-call-legs.ts';

const org = '3f2c1a90-5b7e-4c33-9d21-7a6f0e4b8c55';
const record = (fields: CallRecord = {}): CallRecord => ({
  'Report ID': 'r-1',
  'Report time': '2026-11-10T10:10:00.000Z',
  'Correlation ID': 'call-1',
  'Org UUID': org,
  'Site UUID': 'site-1',
  Location: 'Rome',
  'User type': 'User',
  'User UUID': 'user-1',
  'Start time': '2026-11-10T10:00:00.000Z',
  'Answer time': '2026-11-10T10:00:08.000Z',
  'Release time': '2026-11-10T10:03:08.000Z',
  Duration: 180,
  'Ring duration': '8',
  Answered: 'true',
  Direction: 'ORIGINATING',
  'Client type': 'WXC_CLIENT',
  'Related reason': 'NA',
  ...fields,
});
const legOf = (fields: CallRecord) => {
  const read = readCallRecord(record(fields));
  return 'leg' in read ? read.leg : read;
};

describe('a call record as a leg (CAL-9)', () => {
  it('is a leg of calling without media quality', () => {
    expect(legOf({})).toEqual({
      id: 'r-1',
      callId: 'call-1',
      customerId: org,
      locationId: 'site-1',
      location: 'Rome',
      userId: 'user-1',
      startAt: '2026-11-10T10:00:00.000Z',
      answeredAt: '2026-11-10T10:00:08.000Z',
      endAt: '2026-11-10T10:03:08.000Z',
      direction: 'made',
      endpoint: 'app',
      reportTime: '2026-11-10T10:10:00.000Z',
    });
  });

  it('is read whatever the capitals of its keys', () => {
    const shouted = Object.fromEntries(
      Object.entries(record()).map(([key, value]) => [key.toUpperCase().replaceAll(' ', '_'), value]),
    );
    expect(readCallRecord(shouted)).toEqual(readCallRecord(record()));
  });

  it.each(['', 'NA', 'na', null, undefined])('takes %j as absent', (absent) => {
    expect(legOf({ 'Answer time': absent, Location: absent })).toEqual(
      expect.not.objectContaining({ answeredAt: expect.anything(), location: expect.anything() }),
    );
  });

  it.each([
    ['2026-11-10 10:03:08', '2026-11-10T10:03:08Z'],
    ['2026-11-10T11:03:08+01:00', '2026-11-10T11:03:08+01:00'],
  ])('reads the release time %s', (written, endAt) => {
    expect(legOf({ 'Release time': written })).toMatchObject({ endAt });
  });

  it.each([
    [{ 'Release time': '' }, '2026-11-10T10:03:08.000Z'],
    [{ 'Release time': '', 'Answer time': '', Answered: 'FALSE' }, '2026-11-10T10:00:08.000Z'],
  ])('ends after its duration where the release is missing: %j', (fields, endAt) => {
    expect(legOf(fields)).toMatchObject({ endAt });
  });

  it.each([
    [{ 'Client type': 'TEAMS_WXC_CLIENT' }, 'app'],
    [{ 'Client type': 'WXC_DEVICE', Model: 'Cisco 8845' }, 'deskPhone'],
    [{ 'Client type': 'WXC_DEVICE', Model: 'Cisco Room Kit' }, 'roomDevice'],
    [{ 'Client type': 'WXC_DEVICE', Model: 'Cisco Desk Pro' }, 'roomDevice'],
    [{ 'Client type': 'WXC_DEVICE', Model: 'Cisco Desk Phone 9871' }, 'deskPhone'],
    [{ 'Client type': 'WXC_SIP_GW' }, 'other'],
    [{ 'Client type': 'WXC_NEW_THING' }, 'WXC_NEW_THING'],
  ])('is of the endpoint type of %j', (fields, endpoint) => {
    expect(legOf(fields)).toMatchObject({ endpoint });
  });

  it.each([
    [{ 'User type': 'HuntGroup', Direction: 'TERMINATING' }, 'huntGroup'],
    [{ 'User type': 'CallCenterStandard', Direction: 'TERMINATING' }, 'callQueue'],
    [{ 'User type': 'AutomatedAttendantVideo', Direction: 'TERMINATING' }, 'autoAttendant'],
    [{ 'Related reason': 'CallPickup' }, 'callPickup'],
    [{ 'Redirect reason': 'NoAnswer' }, undefined],
  ])('is of the feature of %j', (fields, feature) => {
    const leg = legOf(fields);
    expect('feature' in leg ? leg.feature : undefined).toBe(feature);
  });

  it('is no call of a user where a group made it', () => {
    expect(readCallRecord(record({ 'User type': 'HuntGroup' }))).toEqual({ leftOut: 'madeByGroup' });
  });

  it('finds the organization in a long id, in capitals too', () => {
    const long = btoa(`ciscospark://us/ORGANIZATION/${org}`).replaceAll('=', '');
    expect(legOf({ 'Org UUID': long })).toMatchObject({ customerId: org });
    expect(legOf({ 'Org UUID': org.toUpperCase() })).toMatchObject({ customerId: org });
  });

  it.each([
    [{ 'Report ID': '' }, 'Report ID', 'expected string, found nothing'],
    [{ 'Report ID': '1.23457E+18' }, 'Report ID', 'a spreadsheet has turned this number into 1.23457E+18'],
    [{ 'Start time': '10/11/2026 10:00' }, 'Start time', 'expected an instant, ISO 8601 with a time zone'],
    [{ Direction: 'SIDEWAYS' }, 'Direction', 'expected ORIGINATING or TERMINATING, found SIDEWAYS'],
    [{ 'Release time': '2026-11-10T09:00:00Z' }, 'Release time', 'expected an instant not before startAt'],
  ])('is refused by the column: %j', (fields, field, message) => {
    expect(legOf(fields)).toEqual({ refused: { field, message } });
  });
});

describe('call records together (CAL-9)', () => {
  it('count a record once: the newest writing of one id stands, in whatever order they come', () => {
    const older = record({ Location: 'old' });
    const newer = record({ 'Report time': '2026-11-10T11:00:00Z', Location: 'new' });
    for (const records of [
      [older, newer],
      [newer, older],
    ]) {
      const { legs, repeated } = callRecordLegs(records);
      expect(legs.map(({ location }) => location)).toEqual(['new']);
      expect(repeated).toBe(1);
    }
  });

  const queued = (fields: CallRecord = {}) =>
    record({
      'Report ID': 'q',
      'User type': 'CallCenterStandard',
      'User UUID': 'queue-1',
      Direction: 'TERMINATING',
      'Client type': 'NA',
      'Answer time': '',
      Answered: 'false',
      'Release time': '2026-11-10T10:00:40Z',
      ...fields,
    });
  const agent = (fields: CallRecord = {}) =>
    record({
      'Report ID': 'a',
      Direction: 'TERMINATING',
      'Start time': '2026-11-10T10:00:20Z',
      'Answer time': '2026-11-10T10:00:30Z',
      ...fields,
    });
  const visitOf = (...records: CallRecord[]) =>
    callRecordLegs(records).legs.find(({ id }) => id === 'q')?.queue;

  it('read a queue as answered from its start to the answer of an agent of the same call', () => {
    expect(visitOf(queued(), agent())).toMatchObject({
      outcome: 'answered',
      enteredAt: '2026-11-10T10:00:00.000Z',
      leftAt: '2026-11-10T10:00:30Z',
    });
  });

  it('read a queue as abandoned where no agent answered', () => {
    expect(visitOf(queued(), agent({ 'Answer time': '', Answered: 'false' }))).toMatchObject({
      outcome: 'abandoned',
      leftAt: '2026-11-10T10:00:40Z',
    });
    expect(visitOf(queued(), agent({ 'Correlation ID': 'call-2' }))).toMatchObject({ outcome: 'abandoned' });
  });

  it('end the wait in the first queue where the caller is moved to another', () => {
    const next = queued({ 'Report ID': 'q2', 'Start time': '2026-11-10T10:00:25Z' });
    expect(visitOf(queued(), next, agent())).toMatchObject({
      outcome: 'transferred',
      leftAt: '2026-11-10T10:00:25Z',
    });
  });

  it('take a reading of the host', () => {
    const { legs } = callRecordLegs([queued()], { queueReading: () => undefined });
    expect(legs[0]?.queue).toBeUndefined();
  });

  it('are unrated, never good', () => {
    const { legs } = callRecordLegs([record(), queued(), agent()]);
    expect(sumCallLegs(legs)[0]).toMatchObject({ legs: 3, ratedLegs: 0, poorLegs: 0, calls: 1 });
  });
});
