import { classNames } from './class-names.ts';
import styles from './logo.module.css';

/** Level lines of a valley and the path of a descent into it. */
function LogoMark({ size = 24 }: { size?: number }) {
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <circle className={styles.outer} cx="12" cy="12" r="10" />
      <path
        className={styles.inner}
        d="M12.6 6.1c3.4.2 5.7 2.9 5.4 6.2-.3 3.3-2.9 5.6-6 5.5-3.2-.1-5.6-2.7-5.4-6.1.2-3.3 2.8-5.8 6-5.6z"
      />
      <path className={styles.path} d="M4 4.3L9 7.2l1.5 5.2 3.4 1.2" />
      <circle className={styles.end} cx="13.9" cy="13.6" r="2.3" />
    </svg>
  );
}

/** The mark with the name; `shortens` leaves the name to screen readers on narrow screens. */
export function Logo({ large = false, shortens = false }: { large?: boolean; shortens?: boolean }) {
  return (
    <span className={classNames(styles.logo, large && styles.large, shortens && styles.shortens)}>
      <LogoMark size={large ? 36 : 24} />
      <span className={styles.name}>Descent</span>
    </span>
  );
}
