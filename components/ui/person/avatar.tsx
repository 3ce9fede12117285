import styles from './avatar.module.css';
import { initialsOf } from './initials.ts';

/** A person as two letters; decorative, so name them beside it or on the control around it. */
export function Avatar({ name }: { name: string }) {
  // Drawn by the stylesheet: the letters are no part of the name of the control around them.
  return <span className={styles.avatar} data-initials={initialsOf(name)} aria-hidden="true" />;
}
