import type { Role } from '#db/schema/courses.ts';

/** Why a link lets nobody in, or that it does. */
export type InvitationState = 'open' | 'closed' | 'used' | 'expired' | 'full';

export interface PersonView {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly sectionId: string | null;
  /** ISO; null: never. */
  readonly lastSubmissionAt: string | null;
}

/** A person who was invited by name and has not come yet. */
export interface InvitedView {
  readonly invitationId: string;
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
  readonly section: string | null;
  readonly state: InvitationState;
  /** null where it cannot be shown again, or to whom it is not for. */
  readonly href: string | null;
}

/** The link for whoever has it. */
export interface OpenLinkView {
  readonly href: string | null;
  readonly role: Role;
  readonly section: string | null;
  /** ISO */
  readonly expiresAt: string;
  readonly seats: number | null;
  readonly used: number;
  readonly emailEnding: string | null;
  readonly state: InvitationState;
}

export interface PeopleView {
  readonly course: { readonly slug: string; readonly title: string; readonly timeZone: string };
  /** May change what is here. */
  readonly manages: boolean;
  readonly sections: readonly { readonly id: string; readonly name: string }[];
  /** "2026-12-11T18:00" in the course's zone: when a new link ends if nobody says. */
  readonly nextLinkEnds: string;
  readonly people: readonly PersonView[];
  readonly invited: readonly InvitedView[];
  readonly link: OpenLinkView | null;
  /** The newest import, as long as it can be taken back. */
  readonly lastImport: { readonly id: string; readonly at: string; readonly changes: number } | null;
}
