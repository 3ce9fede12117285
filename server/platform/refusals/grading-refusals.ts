/** Of grading: comments, points by hand, rubric, questions, regrades. */
import type { Explanation } from './explanation.ts';

export const GRADING_REFUSALS = {
  'batch-ended': { status: 409, text: 'This has ended already, so there is nothing to cancel.' },
  'regrade-moved-on': {
    status: 409,
    text: 'This regrade has moved on since the page was loaded. Reload the page to see where it is.',
  },
  'undo-too-late': {
    status: 409,
    text: 'A regrade can be taken back for a day, and that is over. Start another one with the version that should hold.',
  },
  'not-stuck': { status: 409, text: 'This is not stuck any more. Reload the page to see where it is.' },
  'too-many-requests': {
    status: 429,
    text: 'So much was asked about this submission that nothing more can be said here. Speak to your course staff.',
  },
  'too-many-open-requests': {
    status: 429,
    text: 'Twenty of your questions in this course wait for an answer. Close one that is settled, or wait until one is answered, then ask again.',
  },
  'request-moved-on': {
    status: 409,
    text: 'Somebody wrote in this question meanwhile, so nothing was sent. Read it, then answer again.',
  },
  'comment-empty': { status: 400, text: 'There is no comment to post.' },
  'comment-too-long': {
    status: 413,
    text: 'The comment is longer than 4,000 characters. Shorten it, then post it again.',
  },
  'points-out-of-range': {
    status: 400,
    text: 'Points go from 0 to those of the exercise. Nothing was saved.',
  },
  'case-points-out-of-range': {
    status: 400,
    text: 'Points of a case go from 0 to what the case gives. Nothing was saved.',
  },
  'reason-empty': { status: 400, text: 'Write why: the student reads the reason beside the points.' },
  'reason-too-long': {
    status: 413,
    text: 'The reason is longer than 1,000 characters. Shorten it, then save again.',
  },
  'override-changed': {
    status: 409,
    text: 'Someone else changed this override meanwhile, and nothing was saved. Look at theirs, then save again.',
  },
  'grade-changed': {
    status: 409,
    text: 'The grade is another one than when this form was opened, so nothing was saved. Look at it, then save again.',
  },
  'graded-by-another': {
    status: 409,
    text: 'Somebody else is grading this submission, or was through with it meanwhile, so nothing was saved. Look at what they gave. Then save again, take it over if they are still at it, or go to the next one.',
  },
  'newer-graded-by-another': {
    status: 409,
    text: 'Somebody else is grading the newer submission, so nothing was carried over. Read the newer one, or carry over once they are through with it.',
  },
  'comment-there': {
    status: 409,
    text: 'Everybody in this group has this comment already. Write another one, or release the drafts.',
  },
  'comment-released': {
    status: 409,
    text: 'The student has seen this comment, so it stays. Write another one to correct it.',
  },
  'draft-gone': {
    status: 409,
    text: 'This draft is not there to be changed any more: a colleague took it over or discarded it, or its author is back. Look again.',
  },
  'hold-changed': {
    status: 409,
    text: 'Somebody else has taken this submission meanwhile. Look who is at it, then decide again.',
  },
  'too-many-snippets': { status: 409, text: 'There are 200 snippets. Put some away, then keep this one.' },
  'snippet-of-course': {
    status: 409,
    text: 'This snippet is the course’s, and others use it. Keep a new one for yourself instead.',
  },
  'held-by-another': {
    status: 409,
    text: 'Somebody else is grading this submission, so it is not marked as done. Take it over, or go to the next one.',
  },
  'grades-file-too-long': {
    status: 413,
    text: 'The file is larger than 900 kB, or has so many quotation marks and tabs that it does not fit into one request. Leave out columns that do not change, or split it by students.',
  },
  'rubric-title-empty': { status: 400, text: 'Write what the item is about: the student reads it.' },
  'rubric-title-too-long': {
    status: 413,
    text: 'The item is longer than 200 characters. Shorten it, then save again.',
  },
  'rubric-points-wrong': { status: 400, text: 'Points of an item are a number, below 0 to take away.' },
  'rubric-has-items': {
    status: 409,
    text: 'Somebody has given this exercise a rubric by now: here it is. Nothing was taken over; add what is missing.',
  },
  'rubric-moved-on': {
    status: 409,
    text: 'Grades have changed since this was shown, and nothing was saved. Look at the changes anew.',
  },
  'case-missing': { status: 400, text: 'The exercise has no such case.' },
  'no-literal-input': {
    status: 409,
    text: 'The input of this case cannot be written out: it is too large, or more than one call. Write the case in the studio.',
  },
  'rubric-item-missing': {
    status: 400,
    text: 'The submission has no such rubric item. Reload the page to see what it has.',
  },
  'line-missing': { status: 400, text: 'The submission has no such line.' },
} as const satisfies Record<string, Explanation>;
