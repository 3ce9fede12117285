import styles from './case-tiles.module.css';

interface CaseTilesProps {
  /** null before the first run. */
  readonly passed: number | null;
  readonly total: number;
  /** The server saw them pass; otherwise a browser did. */
  readonly verified: boolean;
}

const WIDTH = 6;
const GAP = 2;
const HEIGHT = 13;
/** More tiles than this are drawn narrower, so that every row's strip fits its column. */
const FULL_SIZE_MAX = 11;

/** One tile per case: passed ones filled, failed ones outlined. The numbers beside it say the same in words. */
export function CaseTiles({ passed, total, verified }: CaseTilesProps) {
  const pitch = (WIDTH + GAP) * Math.min(1, FULL_SIZE_MAX / Math.max(1, total));
  const width = pitch * (WIDTH / (WIDTH + GAP));
  return (
    <svg
      className={styles.tiles}
      width={(WIDTH + GAP) * FULL_SIZE_MAX}
      height={HEIGHT}
      aria-hidden="true"
      data-verified={verified}
    >
      {Array.from({ length: total }, (_, index) => {
        const state = passed === null ? styles.waiting : index < passed ? styles.passed : styles.failed;
        // The outline lies inside the tile.
        const inset = state === styles.failed ? 0.5 : 0;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: tiles are told apart by their place alone
            key={index}
            className={state}
            x={index * pitch + inset}
            y={inset}
            width={width - 2 * inset}
            height={HEIGHT - 2 * inset}
            rx={Math.min(1.5, width / 3)}
          />
        );
      })}
    </svg>
  );
}
