import styles from './avatar.module.css';
import { initialsOf } from './initials.ts';

/** A person as two letters; decorative, so name them beside it or on the control around it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className={styles.avatar} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
