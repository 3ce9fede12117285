import { Skeleton } from '#components/ui/skeleton.tsx';
import styles from './loading.module.css';

export default function GradebookLoading() {
  return (
    <main id="main" tabIndex={-1} className={styles.main}>
      <Skeleton lines={12} label="Loading the gradebook" />
    </main>
  );
}
