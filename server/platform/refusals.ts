/** Every refusal that a use case can give: its HTTP status and what the page says. */

interface Explanation {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429;
  readonly text: string;
}

export const REFUSALS = {
  'not-found': {
    status: 404,
    text: 'There is nothing here that you can see. Check the address, or ask your instructor.',
  },
  'signed-out': { status: 401, text: 'You are signed out. Your work is kept in this browser.' },
  'staff-only': {
    status: 403,
    text: 'Only teaching assistants and instructors of this course can see this.',
  },
  'instructor-only': { status: 403, text: 'Only instructors of this course can do this.' },
  'version-unknown': { status: 404, text: 'This exercise has no such version.' },
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
    text: 'Many pages of yours follow submissions at once. Close some, then reload this one.',
  },
  'too-many-waiting': {
    status: 429,
    text: 'Five of your submissions are waiting to be verified. Wait until one is done, then submit again.',
  },
  'version-changed': {
    status: 409,
    text: 'The exercise was changed while you worked. Reload the page to see the new version; your code is kept.',
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
  'reason-empty': { status: 400, text: 'Write why: the student reads the reason beside the points.' },
  'reason-too-long': {
    status: 413,
    text: 'The reason is longer than 1,000 characters. Shorten it, then save again.',
  },
  'override-changed': {
    status: 409,
    text: 'Someone else changed this override meanwhile, and nothing was saved. Look at theirs, then save again.',
  },
  'comment-released': {
    status: 409,
    text: 'The student has seen this comment, so it stays. Write another one to correct it.',
  },
  'draft-file-unknown': {
    status: 400,
    text: 'An exercise has no file of that name. Known are misconceptions/*.md, solutions/right-*.ts, solutions/wrong-*.ts, figures/*.svg, assets/* and driver.ts.',
  },
  'draft-file-too-long': {
    status: 413,
    text: 'A text may have 1 MiB and an asset 12 MiB. Nothing was saved.',
  },
  'draft-too-many-files': { status: 413, text: 'An exercise holds at most 200 files. Nothing was saved.' },
  'module-unknown': { status: 404, text: 'This course has no such module.' },
  'title-empty': { status: 400, text: 'Give the exercise a title with a letter or a digit in it.' },
  'revision-unknown': { status: 404, text: 'This draft has no such state in its history.' },
  'line-missing': { status: 400, text: 'The submission has no such line.' },
} as const satisfies Record<string, Explanation>;

export type Refusal = keyof typeof REFUSALS;

export function explainRefusal(refusal: Refusal): Explanation {
  return REFUSALS[refusal];
}
