import type { RoomView } from '#server/insight/wall/wall-view.ts';
import { classNames } from '../ui/class-names.ts';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import styles from './wall-tiles.module.css';

interface WallTilesProps {
  readonly cases: RoomView['cases'];
  readonly working: number;
  readonly hidden: number;
}

/** Past this a cell is thinner than a line, and one bar says the same. */
const CELLS_MAX = 120;

/** One tile a public case, each as long as the room is large, so that they compare by length. */
export function WallTiles({ cases, working, hidden }: WallTilesProps) {
  const tiles = cases.length + Math.min(hidden, 1);
  const columns = tiles <= 12 ? 4 : tiles <= 15 ? 5 : 6;
  return (
    <ol className={styles.tiles} style={{ '--columns': columns } as React.CSSProperties} aria-label="Cases">
      {cases.map(({ number, title, passed }, at) => (
        <li key={number} className={classNames(styles.tile, passed === working && styles.through)}>
          <h2 className={styles.name}>
            <span className={styles.number}>{number}</span> {title}
          </h2>
          <p className={styles.figure}>
            {passed} <span className={at === 0 ? styles.of : styles.ofSpoken}>of {working}</span>
            {passed === working ? <StatusGlyph status="pass" size={26} label="everyone" /> : null}
          </p>
          <Cells passed={passed} working={working} />
        </li>
      ))}
      {hidden === 0 ? null : <li className={styles.hidden}>{hidden} more, hidden until you submit</li>}
    </ol>
  );
}

function Cells({ passed, working }: { readonly passed: number; readonly working: number }) {
  if (working > CELLS_MAX) {
    return (
      <div className={styles.bar} aria-hidden="true">
        <div className={styles.full} style={{ inlineSize: `${(100 * passed) / working}%` }} />
      </div>
    );
  }
  return (
    <div className={styles.cells} aria-hidden="true">
      {Array.from({ length: working }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a cell is of nobody
        <span key={at} className={at < passed ? styles.full : styles.empty} />
      ))}
    </div>
  );
}
