import { requireActor } from '#server/access/actor.ts';
import { countCallingReviews } from '#server/grading/queue/count-reviews.ts';
import styles from './top-bar.module.css';

/** How many submissions call for a person. */
export async function ReviewCount({ course }: { readonly course: string }) {
  const waiting = await countCallingReviews(await requireActor(), { course });
  return waiting.ok && waiting.value > 0 ? <span className={styles.waiting}> {waiting.value}</span> : null;
}
