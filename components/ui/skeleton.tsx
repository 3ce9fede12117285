import styles from './skeleton.module.css';

/** Bars in the place of text that is on its way; they show after 300 ms, so that quick pages do not flicker. */
export function Skeleton({ lines = 3, label = 'Loading' }: { lines?: number; label?: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike and never move
        <span key={line} className={styles.bar} />
      ))}
    </div>
  );
}
