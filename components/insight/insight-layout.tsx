import styles from './insight-layout.module.css';

interface InsightLayoutProps {
  /** The line above: what is looked at. */
  readonly bar: React.ReactNode;
  readonly rail: React.ReactNode;
  readonly foot?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** Charts with a rail beside them; in a narrow window one column. */
export function InsightLayout({ bar, rail, foot, children }: InsightLayoutProps) {
  return (
    <div className={styles.layout}>
      <svg className={styles.patterns} aria-hidden="true">
        <pattern
          id="insight-hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className={styles.ground} width="6" height="6" />
          <rect className={styles.stripe} width="3.4" height="6" />
        </pattern>
      </svg>
      <div className={styles.main}>
        <div className={styles.bar}>{bar}</div>
        {children}
        {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
      </div>
      <aside className={styles.rail} aria-label="Students">
        {rail}
      </aside>
    </div>
  );
}
