import type { InvitationState } from '#server/people/people-view.ts';
import type { CourseRole } from './people-actions.ts';

export const ROLE_WORDS: Readonly<Record<CourseRole, string>> = {
  student: 'Student',
  ta: 'Assistant',
  instructor: 'Instructor',
};

/** "1 person", "3 people". */
export function peopleInWords(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

const DAY_MS = 24 * 60 * 60_000;

/** "open, 16 days left", and whether to look twice. */
export function linkStateWords(
  { state, expiresAt }: { state: InvitationState; expiresAt: string },
  now: Date,
): { readonly words: string; readonly tone: 'pass' | 'warn' | 'off' } {
  if (state === 'full') return { words: 'full', tone: 'warn' };
  if (state === 'expired') return { words: 'ended', tone: 'off' };
  if (state !== 'open') return { words: 'closed', tone: 'off' };
  const days = Math.floor((Date.parse(expiresAt) - now.getTime()) / DAY_MS);
  if (days < 1) return { words: 'open, ends within a day', tone: 'warn' };
  return { words: days === 1 ? 'open, 1 day left' : `open, ${days} days left`, tone: 'pass' };
}

/** What became of an invitation to one person. */
export const INVITED_WORDS: Readonly<Record<InvitationState, string>> = {
  open: 'invited, has not come yet',
  expired: 'the link has ended; add the address again for a new one',
  closed: 'closed',
  full: 'closed',
  used: 'has come',
};
