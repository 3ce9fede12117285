/** Every refusal that a use case can give: its HTTP status and what the page says. */
import { COURSE_REFUSALS } from './refusals/course-refusals.ts';
import type { Explanation } from './refusals/explanation.ts';
import { GRADING_REFUSALS } from './refusals/grading-refusals.ts';
import { JOINING_REFUSALS } from './refusals/joining-refusals.ts';
import { STUDIO_REFUSALS } from './refusals/studio-refusals.ts';

const REFUSALS = {
  'not-found': {
    status: 404,
    text: 'There is nothing here that you can see. Check the address, or ask your instructor.',
  },
  'signed-out': {
    status: 401,
    text: 'You are signed out. Sign in in another tab, then try again here: this page keeps what you wrote.',
  },
  'foreign-page': {
    status: 403,
    text: 'This request did not come from a page of Descent, so it was refused.',
  },
  'staff-only': {
    status: 403,
    text: 'Only teaching assistants and instructors of this course can see this.',
  },
  'instructor-only': { status: 403, text: 'Only instructors of this course can do this.' },
  'version-unknown': { status: 404, text: 'This exercise has no such version.' },
  'not-open-yet': { status: 403, text: 'This exercise is not open yet.' },
  closed: { status: 403, text: 'This exercise no longer takes submissions.' },
  'not-published': { status: 404, text: 'This exercise is not published yet.' },
  'source-too-long': { status: 413, text: 'The code is longer than 256 KiB. Shorten it, then try again.' },
  'source-unreadable': {
    status: 400,
    text: 'The code holds characters that are no text. Remove them, then try again.',
  },
  'input-wrong': {
    status: 400,
    text: 'The server could not read this request, and nothing was saved. Reload the page, then try again.',
  },
  'text-unreadable': {
    status: 400,
    text: 'The text holds a NUL or half a character, which no text has. Take it out, then try again.',
  },
  'submission-id-taken': {
    status: 409,
    text: 'This submission has the mark of another one, and nothing was saved. Submit again.',
  },
  'source-empty': { status: 400, text: 'There is no code to submit.' },
  'too-many-submissions': {
    status: 429,
    text: 'Many submissions in a short time. Wait a minute, then submit again.',
  },
  'too-many-drafts': {
    status: 429,
    text: 'Many texts were put away in a short time, so this one was not. Wait a minute, then try again.',
  },
  'too-many-streams': {
    status: 429,
    text: 'Many pages of yours follow submissions or checks at once. Close some, then reload this one.',
  },
  'claim-wrong': {
    status: 400,
    text: 'This run says something of cases that the exercise does not have, so it was not recorded. Reload the page, then run again.',
  },
  'too-many-claims': {
    status: 429,
    text: 'Runs came faster than they can be recorded, so this one was not. Run again.',
  },
  'too-many-waiting': {
    status: 429,
    text: 'Five of your submissions are waiting to be verified. Wait until one is done, then submit again.',
  },
  'too-many-this-hour': {
    status: 429,
    text: 'This exercise takes only so many submissions an hour, and yours are used up. Wait, then submit again.',
  },
  'too-many-today': {
    status: 429,
    text: 'Within 24 hours an exercise takes 200 submissions of yours, and all exercises together 500. They are used up. The next one is possible 24 hours after the first of them, which your history shows with its time.',
  },
  'version-changed': {
    status: 409,
    text: 'The exercise was changed while you worked. Reload the page to see the new version; your code is kept.',
  },
  ...GRADING_REFUSALS,
  ...STUDIO_REFUSALS,
  ...COURSE_REFUSALS,
  ...JOINING_REFUSALS,
} as const satisfies Record<string, Explanation>;

export type Refusal = keyof typeof REFUSALS;

export function explainRefusal(refusal: Refusal): Explanation {
  return REFUSALS[refusal];
}
