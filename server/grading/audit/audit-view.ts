export interface AuditEventView {
  readonly id: string;
  /** ISO. */
  readonly at: string;
  /** "grade.changed" */
  readonly action: string;
  /** null: the system. */
  readonly actor: string | null;
  /** Whose work or membership it is about. */
  readonly subject: string | null;
  /** "4.1 GAN step"; null: about no exercise, or one that is no longer in the course. */
  readonly exercise: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface AuditView {
  readonly events: readonly AuditEventView[];
  /** Kinds of what was done in the course, and how often. */
  readonly actions: readonly { readonly action: string; readonly count: number }[];
  /** Who did anything in it. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly timeZone: string;
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
}
