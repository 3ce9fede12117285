import type { RegradeChange } from '#server/grading/regrade/regrade-view.ts';
import styles from './change-glyph.module.css';

const DRAWINGS: Readonly<Record<RegradeChange, React.ReactNode>> = {
  gains: <path className={styles.gain} d="M8 3l5.5 10h-11z" />,
  loses: <path className={styles.loss} d="M2.5 3h11L8 13z" />,
  same: <path className={styles.same} d="M3 6.2h10M3 9.8h10" />,
  'not-judged': (
    <>
      <circle className={styles.unknown} cx="8" cy="8" r="6.4" pathLength="96" />
      <path className={styles.line} d="M6.3 6.6a1.75 1.75 0 1 1 2.6 1.5c-.6.35-.9.7-.9 1.3M8 11.3v.1" />
    </>
  ),
};

/** A gain is an open triangle up, a loss a filled one down: told apart by shape as well as colour. */
export function ChangeGlyph({ change, size = 14 }: { change: RegradeChange; size?: number }) {
  return (
    <svg className={styles.glyph} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {DRAWINGS[change]}
    </svg>
  );
}
