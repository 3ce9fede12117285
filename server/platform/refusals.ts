/** Every refusal that a use case can give: its HTTP status and what the page says. */

interface Explanation {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429;
  readonly text: string;
}

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
  'too-many-tries-of-draft': {
    status: 429,
    text: 'Many programs were tried on the server in a short time, so this one was not. Wait a minute, then run it again.',
  },
  'check-not-loaded': {
    status: 409,
    text: 'The last check could not load the exercise, so no program can be run against it. Mend what it found, then check again.',
  },
  'too-many-streams': {
    status: 429,
    text: 'Many pages of yours follow submissions or checks at once. Close some, then reload this one.',
  },
  'too-many-requests': {
    status: 429,
    text: 'So much was asked about this submission that nothing more can be said here. Speak to your course staff.',
  },
  'request-moved-on': {
    status: 409,
    text: 'Somebody wrote in this question meanwhile, so nothing was sent. Read it, then answer again.',
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
  'draft-file-unknown': {
    status: 400,
    text: 'An exercise has no file of that name. Known are misconceptions/*.md, solutions/right-*.ts, solutions/wrong-*.ts, figures/*.svg, assets/* and driver.ts.',
  },
  'draft-file-too-long': {
    status: 413,
    text: 'A text may have 1 MiB and an asset 12 MiB. Nothing was saved.',
  },
  'draft-file-unreadable': {
    status: 400,
    text: 'The text holds a NUL or half a character, which no text has. Nothing was saved.',
  },
  'zip-too-large': {
    status: 413,
    text: 'The zip is larger than 20 MiB, and nothing was made. Leave out what is no file of the exercise.',
  },
  'draft-too-many-files': { status: 413, text: 'An exercise holds at most 200 files. Nothing was saved.' },
  'module-unknown': { status: 404, text: 'This course has no such module.' },
  'title-empty': { status: 400, text: 'Give the exercise a title with a letter or a digit in it.' },
  'hint-empty': { status: 400, text: 'Write the hint: the student who makes this mistake reads it.' },
  'mistake-missing': {
    status: 400,
    text: 'The program is still the reference. Make the mistake in it, then keep the difference.',
  },
  'offer-gone': {
    status: 409,
    text: 'This case is no longer offered: the draft has it, or was checked again meanwhile.',
  },
  'cases-unusual': {
    status: 409,
    text: 'cases.ts does not end with `defineCases([…]);`, so the case cannot be put in. Write it by hand.',
  },
  'note-empty': { status: 400, text: 'Write what changed: students and co-authors read the note.' },
  'check-not-green': {
    status: 409,
    text: 'The check is not green. Mend what it found, or write why it is published all the same.',
  },
  'check-missing': {
    status: 409,
    text: 'No check of the draft as it is now has come to its end. Check it, then publish.',
  },
  'version-unchanged': { status: 409, text: 'This is what is published already: nothing has changed since.' },
  'exercise-id-taken': {
    status: 409,
    text: 'The id in exercise.yaml belongs to another exercise. Copy the draft: the copy gets an id of its own.',
  },
  'revision-unknown': { status: 404, text: 'This draft has no such state in its history.' },
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
    text: 'Somebody else has saved other dates or rules meanwhile. Reload the page to see theirs, then change yours.',
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
  'invitation-closed': { status: 403, text: 'This link was closed. Ask your instructor for a new one.' },
  'invitation-used': {
    status: 403,
    text: 'This link was for one person and has been used. If that was you, sign in.',
  },
  'invitation-expired': { status: 403, text: 'This link has ended. Ask your instructor for a new one.' },
  'invitation-full': { status: 403, text: 'All seats of this link are taken. Ask your instructor.' },
  'invitation-for-another': {
    status: 403,
    text: 'This link is for another address than the one that you are signed in with.',
  },
  'signed-in-as-another': {
    status: 409,
    text: 'Somebody else has signed in in this browser since this page was opened, so nobody joined. Reload the page to see who is signed in.',
  },
  'address-ending-wrong': {
    status: 403,
    text: 'This link is for addresses of one organisation only. Use the address that you have there.',
  },
  'address-has-account': {
    status: 409,
    text: 'There is an account with this address. Sign in with it, then open this link again.',
  },
  'address-wrong': { status: 400, text: 'This is not an e-mail address. Write it as name@host.' },
  'name-empty': { status: 400, text: 'Write your name: staff and your instructor see it.' },
  'password-too-short': { status: 400, text: 'A password has at least 10 characters.' },
  'password-too-easy': {
    status: 400,
    text: 'This password is easy to guess. Take one that is not your name, your address or one letter again and again.',
  },
  'too-many-tries': {
    status: 429,
    text: 'Many tries from here in a short time. Wait a minute, then try again.',
  },
  'removed-from-course': {
    status: 403,
    text: 'You were taken out of this course, so this link does not let you in. Ask your instructor.',
  },
  'log-too-long': {
    status: 413,
    text: 'The log has more than 50,000 such events. Ask for fewer days, then export again.',
  },
  'token-wrong': {
    status: 401,
    text: 'This token is unknown here, has ended, or was revoked. Send "Authorization: Bearer" with one of this course.',
  },
  'token-reads-only': {
    status: 403,
    text: 'This token takes grades out only. Make one that may set them.',
  },
  'token-too-often': { status: 429, text: 'This token was used 30 times within a minute. Wait a minute.' },
  'token-label-wrong': {
    status: 400,
    text: 'Write what the token is for, in at most 80 characters: you will want to know when you revoke it.',
  },
  'token-days-wrong': { status: 400, text: 'A token ends after 1 to 366 days.' },
  'too-many-tokens': {
    status: 409,
    text: 'You have ten tokens of this course that are open. Revoke one, then make another.',
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

export type Refusal = keyof typeof REFUSALS;

export function explainRefusal(refusal: Refusal): Explanation {
  return REFUSALS[refusal];
}
