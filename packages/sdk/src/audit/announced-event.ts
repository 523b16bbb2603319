import type { AuditActor } from './recorded-change.ts';

/** What each kind of event tells. */
export interface AnnouncedEvents {
  /** A user was added to the partner organization: somebody has to write to them (ORG-3). */
  readonly invited: {
    readonly user: {
      readonly id: string;
      readonly name: string;
      readonly email?: string | undefined;
      readonly roles: readonly string[];
    };
  };
  /** A trial was started: its customer's administrator has to be told (TRI-1). */
  readonly trialStarted: {
    readonly customer: {
      readonly id: string;
      readonly name: string;
      readonly adminEmail?: string | undefined;
    };
    readonly trial: {
      readonly id: string;
      readonly startDate: string;
      readonly endDate: string;
      readonly licenses: readonly { readonly product: string; readonly purchased?: number | undefined }[];
    };
  };
}

/** A kind of event. */
export type EventKind = keyof AnnouncedEvents;

/** What whoever makes a change announces with it. */
export type AnnouncedEvent = {
  readonly [Kind in EventKind]: {
    readonly kind: Kind;
    /** Tells repeats: two with the same key are the same. Absent, each is one of its own. */
    readonly key?: string | undefined;
    readonly data: AnnouncedEvents[Kind];
  };
}[EventKind];

/** An event as a host is told of it, at least once. */
export interface DeliveredEvent<Kind extends EventKind = EventKind> {
  readonly kind: Kind;
  /** The same each time that this event is delivered. */
  readonly key: string;
  /** The instant of the change. */
  readonly at: string;
  /** Who made the change. */
  readonly actor: AuditActor;
  readonly data: AnnouncedEvents[Kind];
}
