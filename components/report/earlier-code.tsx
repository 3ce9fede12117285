import styles from './earlier-code.module.css';

interface EarlierCodeProps {
  /** Which code the results are of, when it is not the one beside them; null when it is. */
  readonly words: string | null;
  readonly children: React.ReactNode;
}

/** Results of other code than is to be seen: said first, and without the colours of a verdict. */
export function EarlierCode({ words, children }: EarlierCodeProps) {
  return (
    <div
      className={words === null ? undefined : styles.earlier}
      data-earlier-code={words === null ? undefined : ''}
    >
      {words === null ? null : <p className={styles.words}>{words}</p>}
      {children}
    </div>
  );
}
