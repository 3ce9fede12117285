/** Of running a course: people, dates and rules, modules, lists, the log. */
import type { Explanation } from './explanation.ts';

export const COURSE_REFUSALS = {
  'module-unknown': { status: 404, text: 'This course has no such module.' },
  'person-unknown': { status: 404, text: 'This person is not in the course any more. Reload the page.' },
  'section-unknown': { status: 404, text: 'The course has no such section. Reload the page.' },
  'section-name-empty': { status: 400, text: 'Write a name for the section.' },
  'last-instructor': {
    status: 409,
    text: 'This is the last instructor of the course. Make somebody else an instructor first.',
  },
  'time-skipped': {
    status: 400,
    text: 'This time does not exist on that day: the clocks jump over it. Take an hour before or after.',
  },
  'section-due-before-opening': {
    status: 400,
    text: 'A section would have its work due before the exercise opens, so nothing was saved. Set that section’s date first, or open the exercise earlier.',
  },
  'moved-into-gap': {
    status: 400,
    text: 'A date would move to a time that the clocks jump over, so nothing was saved. Move by other days, or set that date by hand.',
  },
  'time-unreadable': { status: 400, text: 'A date is incomplete. Write day and time.' },
  'due-before-opening': {
    status: 400,
    text: 'It would be due before it opens. Move one of the two; nothing was saved.',
  },
  'policy-wrong': {
    status: 400,
    text: 'A late day takes nothing or 1 to 100 %, there are at most 365, grace is at most a day, and there is at least 1 submission an hour.',
  },
  'cannot-be-sealed': {
    status: 400,
    text: 'None of its open cases can be judged without the reference, so it cannot be sealed. Nothing was saved.',
  },
  'terms-changed': {
    status: 409,
    text: 'Somebody else has saved other dates or rules meanwhile. They stand in the form now, below what you changed: look, then save again.',
  },
  'dates-changed': {
    status: 409,
    text: 'Somebody else has saved other dates meanwhile. They stand in the grid now, below what you changed: look, then save again.',
  },
  'nobody-chosen': { status: 400, text: 'Choose at least one student and one exercise.' },
  'longer-wrong': {
    status: 400,
    text: 'An extension is of 1 to 365 days, or more than 1 and at most 10 times the time.',
  },
  'nothing-due': {
    status: 400,
    text: 'This exercise has no due date, or no opening to count from. Give a date instead.',
  },
  'dates-conflict': {
    status: 409,
    text: 'Some of these dates cannot be: a time that does not exist, or due before it opens. Nothing was saved.',
  },
  'course-wrong': {
    status: 400,
    text: 'A course has a title, a term, a time zone such as Europe/Zurich, and a name for its address of small letters, digits and hyphens; “new” is taken.',
  },
  'template-unknown': { status: 404, text: 'One of these templates is not there any more. Reload the page.' },
  'weight-wrong': { status: 400, text: 'A weight goes from 0 to 10,000. Nothing was saved.' },
  'module-title-wrong': {
    status: 400,
    text: 'Give the module a title with a letter or a digit in it, of at most 120 characters.',
  },
  'module-taken': {
    status: 409,
    text: 'The course has a module with this title already, or had one that was taken out. Take another.',
  },
  'course-taken': { status: 409, text: 'There is a course with this name in its address. Take another.' },
  'order-wrong': {
    status: 409,
    text: 'The modules have changed since the page was loaded. Reload it, then put them in order.',
  },
  'exercise-taken-out': {
    status: 409,
    text: 'This exercise was taken out of the course. Put it back instead: its grades come back with it.',
  },
  'place-taken': {
    status: 409,
    text: 'Its place in the course was filled or taken out meanwhile. Nothing was published: close this, open it again and choose a place.',
  },
  'exercise-placed': { status: 409, text: 'This exercise is in the course already.' },
  'link-wrong': {
    status: 400,
    text: 'A link ends within a year from now and has 1 to 2,000 seats. Nothing was saved.',
  },
  'import-empty': { status: 400, text: 'There is nobody in this list. Write an address in each line.' },
  'import-too-long': {
    status: 413,
    text: 'The list has more than 2,000 entries or 400,000 characters. Bring it in parts.',
  },
  'import-unsettled': {
    status: 409,
    text: 'Some lines are not settled. Correct them or leave them out; nothing was changed.',
  },
  'plan-changed': {
    status: 409,
    text: 'The course has changed since this plan was made, and nothing was applied. Here is the new plan.',
  },
  'import-not-last': {
    status: 409,
    text: 'This import cannot be taken back any more: a newer one came after it, or 30 days have passed.',
  },
  'log-too-long': {
    status: 413,
    text: 'The log has more than 50,000 such events. Ask for fewer days, then export again.',
  },
} as const satisfies Record<string, Explanation>;
