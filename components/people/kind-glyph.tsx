import type { RowKind } from '#server/people/import/import-plan-view.ts';
import styles from './kind-glyph.module.css';

const DRAWINGS: Readonly<Record<RowKind, React.ReactNode>> = {
  invites: <Plus />,
  enrols: <Plus />,
  returns: <Plus />,
  section: (
    <>
      <path className={styles.accent} d="M8 .8L15.2 8 8 15.2.8 8z" />
      <path className={styles.cut} d="M4.8 8h6M8.4 5.6L10.8 8l-2.4 2.4" />
    </>
  ),
  unchanged: (
    <>
      <circle className={styles.ring} cx="8" cy="8" r="6.6" />
      <path className={styles.ring} d="M5.2 6.6h5.6M5.2 9.4h5.6" />
    </>
  ),
  duplicate: (
    <>
      <path className={styles.warn} d="M5.4 5.4V2.2h8.4v8.4h-3.2" />
      <rect className={styles.warn} x="2.2" y="5.4" width="8.4" height="8.4" rx="1" />
    </>
  ),
  'left-out': <path className={styles.ring} d="M3 8h10" />,
  error: (
    <>
      <rect className={styles.fail} x="1.2" y="1.2" width="13.6" height="13.6" rx="2.4" />
      <path className={styles.cut} d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
};

/** A line's fate as shape and colour; the word stands beside it. */
export function KindGlyph({ kind }: { kind: RowKind }) {
  return (
    <svg className={styles.glyph} width={14} height={14} viewBox="0 0 16 16" aria-hidden="true">
      {DRAWINGS[kind]}
    </svg>
  );
}

function Plus() {
  return (
    <>
      <circle className={styles.accent} cx="8" cy="8" r="7.2" />
      <path className={styles.cut} d="M8 4.6v6.8M4.6 8h6.8" />
    </>
  );
}
