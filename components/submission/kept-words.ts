/** What the page says of a submission that waits in this browser. */
import { isLater, type LaterRefusal } from '../kept/submission-outbox.ts';
import { type Unreached, unreachedWords } from '../kept/unreached.ts';

const WHY_LATER: Readonly<Record<LaterRefusal, string>> = {
  'signed-out': 'You are signed out.',
  'too-many-submissions': 'Many submissions of yours came in a short time.',
  'too-many-waiting': 'Five of your submissions are waiting to be verified.',
  'too-many-this-hour': 'The submissions that this exercise takes in an hour are used up.',
  'too-many-today': 'Your submissions of 24 hours are used up: 200 to one exercise, or 500 in all.',
};

/** Why it waits, before what becomes of it. */
export function keptWords(why: Unreached | LaterRefusal): string {
  const reason = isLater(why) ? WHY_LATER[why] : unreachedWords(why);
  return `${reason} ${why === 'offline' ? 'Runs work. ' : ''}Your submission is kept in this browser and will be sent.`;
}
