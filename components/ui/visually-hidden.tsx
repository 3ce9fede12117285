import styles from './visually-hidden.module.css';

/** Words for screen readers only. */
export function VisuallyHidden({ children, id }: { children: React.ReactNode; id?: string | undefined }) {
  return (
    <span className={styles.hidden} id={id}>
      {children}
    </span>
  );
}
