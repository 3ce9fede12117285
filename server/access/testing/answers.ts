/** The persons of the matrix, what each may be told, and the answers that many use cases share. */
import type { Role } from '#db/schema/courses.ts';
import type { ActorContext } from '../actor.ts';

export type Person = Role | 'admin' | 'outsider' | 'former student' | 'instructor of another course';
export type Answer = 'ok' | 'not-found' | 'staff-only' | 'instructor-only';
type Answers = Readonly<Record<Person, Answer>>;

/** One use case, asked by anybody, and what each person is told. */
export interface Act {
  readonly run: (context: ActorContext) => Promise<{ ok: boolean; refusal?: string }>;
  readonly answers: Answers;
}

/** By the name of the use case. All are asked of one course; another one's people are among the persons. */
export type Acts = Readonly<Record<string, Act>>;

export const MEMBERS: Answers = {
  student: 'ok',
  ta: 'ok',
  instructor: 'ok',
  admin: 'ok',
  outsider: 'not-found',
  'former student': 'not-found',
  'instructor of another course': 'not-found',
};
export const STAFF: Answers = { ...MEMBERS, student: 'staff-only' };
export const INSTRUCTORS: Answers = { ...STAFF, ta: 'instructor-only' };
/** What nobody but its authors knows of. */
export const AUTHORS: Answers = { ...MEMBERS, student: 'not-found', ta: 'not-found' };
/** What belongs to one student: classmates get the answer of something that does not exist. */
export const OWNER_AND_STAFF: Answers = { ...MEMBERS, student: 'not-found' };
/** What is of no course, and for everybody who teaches one. */
export const TEACHERS: Answers = { ...AUTHORS, 'instructor of another course': 'ok' };
export const ANYBODY: Answers = {
  ...MEMBERS,
  outsider: 'ok',
  'former student': 'ok',
  'instructor of another course': 'ok',
};

/** Where staff see nothing that students do not, all are told the same. */
export const ONLY_INSTRUCTORS: Answers = {
  ...MEMBERS,
  student: 'instructor-only',
  ta: 'instructor-only',
};
export const ONLY_STAFF: Answers = { ...MEMBERS, student: 'instructor-only' };
export const NOBODY: Answers = {
  ...MEMBERS,
  student: 'not-found',
  ta: 'not-found',
  instructor: 'not-found',
  admin: 'not-found',
};
