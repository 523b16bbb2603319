/**
 * How the cells of a column are read: a text, an id, a number to dial (a phone number, an extension), a whole count, true
 * or false, primary or secondary.
 */
export type CellKind = 'text' | 'id' | 'dialled' | 'count' | 'boolean' | 'numberType';

/** One column of the hub's report files. */
export interface ReportColumn {
  /** Field of the row, named as in the data shapes. */
  readonly field: string;
  readonly en: string;
  readonly it: string;
  readonly kind: CellKind;
  /** `column`: a file without the column is refused. `cell`: a row without a value there, too. */
  readonly required?: 'column' | 'cell' | undefined;
}

const text = (field: string, en: string, it: string, required?: 'column' | 'cell'): ReportColumn => ({
  field,
  en,
  it,
  kind: 'text',
  ...(required ? { required } : {}),
});
const id = (field: string, en: string, it: string, required?: 'column' | 'cell'): ReportColumn => ({
  ...text(field, en, it, required),
  kind: 'id',
});
const dialled = (field: string, en: string, it: string, required?: 'column' | 'cell'): ReportColumn => ({
  ...text(field, en, it, required),
  kind: 'dialled',
});
const count = (field: string, en: string, it: string): ReportColumn => ({ field, en, it, kind: 'count' });

/** Calling usage details (REP-4), in the order of the hub's own file. */
const usage: readonly ReportColumn[] = [
  text('customerName', 'Customer name', 'Nome cliente', 'cell'),
  id('customerId', 'Organization ID', 'ID organizzazione', 'cell'),
  text('location', 'Location', 'Posizione', 'cell'),
  count('calls', 'Total calls', 'Totale chiamate'),
  count('legs', 'Total call legs', 'Totale segmenti di chiamata'),
  count('poorLegs', 'Total poor quality call legs', 'Totale gambe di chiamata di scarsa qualità'),
  count('minutes', 'Call minutes', 'minuti di chiamata'),
  count('videoMinutes', 'Call minutes - Video', 'Minuti di chiamata - Video'),
  count('audioLegs', 'Call legs - Audio', 'Chiama gambe - Audio'),
  count('videoLegs', 'Call legs - Video', 'Chiama le gambe - Video'),
  count('deskPhoneLegs', 'Call legs - Desk phone', 'Chiama le gambe - Telefono da tavolo'),
  count('roomDeviceLegs', 'Call legs - Room device', 'Gambe di chiamata - Dispositivo di stanza'),
  count('otherLegs', 'Call legs - Other devices', 'Chiama gambe - Altri dispositivi'),
  count('huntGroupCalls', 'Calls - Hunt group calls', 'Chiamate - Chiamate di gruppo di ricerca'),
  count(
    'autoAttendantCalls',
    'Calls - Auto attendant calls',
    'Chiamate - Chiamate con risponditore automatico',
  ),
  count('queueCalls', 'Call queue - Total calls', 'Coda di chiamate - Chiamate totali'),
  count('queueTimedOut', 'Call queue - Timed out calls', 'Coda di chiamate - Chiamate scadute'),
  count('queueOverflowed', 'Call queue - Overflowed calls', 'Coda di chiamate - Chiamate in overflow'),
  count('queueTransferred', 'Call queue - Transferred calls', 'Coda di chiamate - Chiamate trasferite'),
  count('queueAbandoned', 'Call queue - Abandoned calls', 'Coda di chiamate - Chiamate abbandonate'),
];

const place: readonly ReportColumn[] = [
  id('externalId', 'External ID', 'ID esterno'),
  text('customerName', 'Customer', 'Cliente'),
  id('customerId', 'Customer Org ID', 'ID org cliente', 'cell'),
  id('locationId', 'Location ID', 'ID posizione'),
  text('location', 'Location Name', 'Nome posizione', 'column'),
];
const user: readonly ReportColumn[] = [
  id('userId', 'User ID', 'ID utente'),
  id('userUuid', 'User UUID', 'UUID utente'),
];

/** Devices (REP-5). */
const devices: readonly ReportColumn[] = [
  ...place,
  text('product', 'Product', 'Prodotto'),
  id('mac', 'MAC', 'MAC', 'column'),
  text('firmware', 'Firmware', 'Firmware'),
  dialled('phoneNumber', 'Phone Number', 'Numero di telefono'),
  dialled('extension', 'Extension', 'Estensione'),
  ...user,
];

/** Phone numbers (REP-6). */
const phoneNumbers: readonly ReportColumn[] = [
  ...place,
  text('country', 'Country', 'Paese'),
  dialled('phoneNumber', 'Phone Number', 'Numero di telefono', 'column'),
  dialled('extension', 'Extension', 'Estensione'),
  text('pstnConnection', 'PSTN Connection', 'Connessione PSTN'),
  { field: 'active', en: 'Active', it: 'Attivo', kind: 'boolean' },
  text('userType', 'User Type', 'Tipo di utente'),
  { field: 'numberType', en: 'Number Type', it: 'Tipo di numero', kind: 'numberType' },
  ...user,
];

/** The columns of the hub's three report files, by kind. */
export const reportColumns = { usage, devices, phoneNumbers };

/** One of the hub's report files: calling usage (REP-4), devices (REP-5), phone numbers (REP-6). */
export type ReportKind = keyof typeof reportColumns;

/** The names of the reports, as the hub's files bear them. */
export const reportNames: Readonly<Record<ReportKind, string>> = {
  usage: 'Calling Usage',
  devices: 'Devices',
  phoneNumbers: 'Phone Numbers',
};
