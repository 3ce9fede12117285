/** Who may do what: one table of deeds and roles. Every use case asks it; nothing else compares roles. */
import type { Role } from '#db/schema/courses.ts';

/** A role in the course that is asked about; an admin has theirs in every course. */
export type ActingRole = Role | 'admin';

/** Of anybody's, of one's own only, or of nobody's. */
type Reach = 'any' | 'own' | 'none';

const EVERYBODY = { student: 'any', ta: 'any', instructor: 'any', admin: 'any' } as const;
const STAFF = { ...EVERYBODY, student: 'none' } as const;
/** A TA's own, for an instructor anybody's. */
const OWN_OF_STAFF = { ...STAFF, ta: 'own' } as const;
const INSTRUCTORS = { ...STAFF, ta: 'none' } as const;
const STUDENTS = { student: 'any', ta: 'none', instructor: 'none', admin: 'none' } as const;
const OWNER_AND_STAFF = { ...EVERYBODY, student: 'own' } as const;
/** What is somebody's work in their own name, whatever their role. */
const OWNER = { student: 'own', ta: 'own', instructor: 'own', admin: 'own' } as const;

const TABLE = {
  'view-course': EVERYBODY,
  'open-exercise': EVERYBODY,
  /** Before its opening date. */
  'open-exercise-early': STAFF,
  /** Why the catalogue could not publish what a folder holds now. */
  'see-publish-problems': STAFF,
  'keep-draft': OWNER,
  'record-claim': OWNER,
  'submit-solution': OWNER,
  'read-submission': OWNER_AND_STAFF,
  /** What hidden cases were given and gave, and comments that are not shown yet. */
  'read-hidden-evidence': STAFF,
  'comment-on-submission': STAFF,
  /** Holding a submission while grading it; saying that one is done with it, or that it be looked at again. */
  'review-submission': STAFF,
  /** Having an exercise graded without names, and looking behind one. */
  'reveal-names': INSTRUCTORS,
  /** A question about a grade of one's own. */
  'ask-about-grade': OWNER,
  'answer-requests': STAFF,
  'list-all-submissions': STAFF,
  'see-gradebook': STAFF,
  'see-audit': STAFF,
  /** How an exercise and a course go, who is stuck there; and by what rule. */
  'see-insight': STAFF,
  /** The page for the projector; turning it on and off. */
  'show-wall': STAFF,
  'run-wall': INSTRUCTORS,
  /** Whose runs a wall counts. */
  'count-on-wall': STUDENTS,
  /** Which programs of an exercise are similar, with the names of those who wrote them. */
  'see-similarity': STAFF,
  /** A key for a program, which then does in one's name what one may do oneself. */
  'make-token': STAFF,
  'revoke-token': OWN_OF_STAFF,
  /** Points by hand, with a reason; and taking them back. */
  'override-grade': STAFF,
  /** Points beside the cases: giving them, showing them, and what an item is worth. */
  'use-rubric': STAFF,
  /** Dry runs, censuses and checks, which change nothing; and how far they are. */
  'run-batches': STAFF,
  /** What a dry run found becomes many people's grades, or does not. */
  'decide-regrade': INSTRUCTORS,
  /** Drafts of exercises, their checks, and publishing them. */
  'write-exercises': INSTRUCTORS,
  'see-people': STAFF,
  /** Links, imports, roles, sections, and taking people out. */
  'manage-people': INSTRUCTORS,
  /** Dates, rules and extensions, which may change grades. */
  'manage-dates': INSTRUCTORS,
  /** What is in a course, its copies, and its end. */
  'manage-course': INSTRUCTORS,
  /** Another course beside those that the person teaches. */
  'make-course': INSTRUCTORS,
  /** What the grader gave up on. */
  'see-stuck-jobs': STAFF,
  'retry-stuck-jobs': STAFF,
} as const satisfies Record<string, Readonly<Record<ActingRole, Reach>>>;

export type Deed = keyof typeof TABLE;

/** A person in one course. */
export interface Member {
  readonly userId: string;
  readonly role: ActingRole;
}

/** Whose the thing is; without one it is the course's. */
export interface Thing {
  readonly ownerId: string;
}

export function may(member: Member, deed: Deed, thing?: Thing): boolean {
  const reach: Reach = TABLE[deed][member.role];
  if (reach === 'own') return thing === undefined || thing.ownerId === member.userId;
  return reach === 'any';
}

/** The role as pages name it: an admin works in a course as its instructor does. */
export function shownRole({ role }: Member): Role {
  return role === 'admin' ? 'instructor' : role;
}
