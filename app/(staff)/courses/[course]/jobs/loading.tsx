import { Skeleton } from '#components/ui/skeleton.tsx';
import styles from './page.module.css';

export default function Loading() {
  return (
    <main id="main" tabIndex={-1} className={styles.main}>
      <h1 className={styles.title}>Jobs</h1>
      <Skeleton />
    </main>
  );
}
