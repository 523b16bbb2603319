/** What a change is of, as a record of it names it. */
export interface AuditedSubject {
  readonly kind:
    | 'customer'
    | 'trial'
    | 'user'
    | 'tag'
    | 'view'
    | 'organization'
    | 'region'
    | (string & Record<never, never>);
  readonly id: string;
  /** As it is called at that moment. */
  readonly name?: string | undefined;
}

/** A value that was put in the place of another: what JSON can say; absent, it was not there, or is no longer. */
export interface AuditedChange {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What whoever makes a change tells of it; who asked, when and in which region is known without (AUD-1). */
export interface RecordedChange {
  /** Absent: the id of the operation. */
  readonly action?: string | undefined;
  readonly subject: AuditedSubject;
  /** The customer whom it concerns. */
  readonly customerId?: string | undefined;
  readonly changes: readonly AuditedChange[];
}

/** Who made a change. */
export interface AuditActor {
  readonly id: string;
  readonly name?: string | undefined;
}
