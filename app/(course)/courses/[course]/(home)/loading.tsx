import { Skeleton } from '#components/ui/skeleton.tsx';
import styles from './loading.module.css';

/** The shape of the course home while it is on its way. */
export default function Loading() {
  return (
    <>
      <div className={styles.bar} />
      <div className={styles.page}>
        <Skeleton lines={12} label="Loading the course" />
      </div>
    </>
  );
}
