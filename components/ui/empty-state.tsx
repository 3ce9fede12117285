import styles from './empty-state.module.css';

interface EmptyStateProps {
  icon: React.ReactNode;
  /** One sentence on what is so. */
  title: React.ReactNode;
  /** One sentence on what to do. */
  children?: React.ReactNode;
  /** One action, at most with a quiet second. */
  action?: React.ReactNode;
  /** Heading level in its page. */
  level?: 1 | 2 | 3;
}

/** What stands where there is nothing to show. */
export function EmptyState({ icon, title, children, action, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={styles.empty}>
      <span className={styles.icon}>{icon}</span>
      <Heading className={styles.title}>{title}</Heading>
      {children === undefined ? null : <div className={styles.text}>{children}</div>}
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}
