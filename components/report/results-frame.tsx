import styles from './results-frame.module.css';

interface ResultsFrameProps {
  /** Stays in view above the cases: the count, the strip. */
  readonly head: React.ReactNode;
  readonly children: React.ReactNode;
}

/** Results as every page shows them: a head that stays, cases below it. */
export function ResultsFrame({ head, children }: ResultsFrameProps) {
  return (
    <div className={styles.frame}>
      <header className={styles.head}>{head}</header>
      {children}
    </div>
  );
}
