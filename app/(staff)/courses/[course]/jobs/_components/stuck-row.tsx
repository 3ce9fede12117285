import { Moment } from '#app/(course)/_time/moment.tsx';
import { Button } from '#components/ui/button.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import styles from './stuck-jobs.module.css';

interface StuckRowProps {
  readonly what: React.ReactNode;
  readonly fault: string;
  /** ISO. */
  readonly since: string | null;
  readonly now: string;
  readonly busy: boolean;
  readonly onRetry: () => void;
}

export function StuckRow({ what, fault, since, now, busy, onRetry }: StuckRowProps) {
  return (
    <li className={styles.row}>
      <StatusGlyph status="warning" size={15} />
      <div className={styles.what}>
        <div>{what}</div>
        <div className={styles.fault}>{fault}</div>
      </div>
      {since === null ? null : <Moment at={since} now={now} />}
      <Button size="small" busy={busy && 'Asking'} onClick={onRetry}>
        Try again
      </Button>
    </li>
  );
}
