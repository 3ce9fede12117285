import { requireActor } from '#server/access/actor.ts';
import { countReviewQueues } from '#server/grading/queue/count-reviews.ts';
import styles from './top-bar.module.css';

/** How many submissions call for a person; what merely was not read yet does not. */
export async function ReviewCount({ course }: { readonly course: string }) {
  const counts = await countReviewQueues(await requireActor(), { course });
  if (!counts.ok) return null;
  const { failing, ungradable, flagged, requested } = counts.value;
  const waiting = failing + ungradable + flagged + requested;
  return waiting === 0 ? null : <span className={styles.waiting}> {waiting}</span>;
}
