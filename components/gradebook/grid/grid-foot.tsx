import { memo } from 'react';
import { formatPoints } from '../../ui/format-points.ts';
import type { GradebookRow } from '../shown/cell.ts';
import { type ColumnSummary, type ShownColumn, SPREAD_BINS } from '../shown/shown.ts';
import styles from './grid.module.css';
import { SIZES } from './sizes.ts';

interface GridFootProps {
  readonly rows: readonly GradebookRow[];
  readonly columns: readonly ShownColumn[];
  readonly from: number;
  readonly to: number;
  /** One per column, of the students who are shown. */
  readonly summaries: readonly ColumnSummary[];
}

/** How the verified scores of each column spread, and their mean. It stays in view. */
export const GridFoot = memo(function GridFoot({ rows, columns, from, to, summaries }: GridFootProps) {
  const inView = columns.slice(from, to).map((shown, index) => ({ ...shown, place: from + index }));
  const left = (place: number) => ({ left: SIZES.name + place * SIZES.column });
  const sum = rows.reduce((total, row) => total + row.verified, 0);
  const indexOf = (line: number) => rows.length + 2 + line;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a windowed grid is no table
    <div role="rowgroup" className={styles.foot}>
      {/* biome-ignore-start lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus */}
      <div role="row" aria-rowindex={indexOf(1)} className={styles.footRow}>
        <div role="rowheader" aria-colindex={1} className={styles.footName}>
          Spread of verified scores
        </div>
        {inView.map(({ column, place }) => {
          const { spread } = summaries[place] ?? { spread: [] };
          return (
            <div
              key={column.slug}
              role="gridcell"
              aria-colindex={place + 2}
              className={styles.footCell}
              style={left(place)}
              aria-label={`${column.number}: ${spread.join(', ')} students by fifths of the points`}
            >
              <Spread spread={spread} />
            </div>
          );
        })}
      </div>
      <div role="row" aria-rowindex={indexOf(2)} className={styles.footRow}>
        <div role="rowheader" aria-colindex={1} className={styles.footName}>
          Mean
        </div>
        {inView.map(({ column, place }) => {
          const mean = summaries[place]?.mean ?? null;
          return (
            <div
              key={column.slug}
              role="gridcell"
              aria-colindex={place + 2}
              className={styles.footCell}
              style={left(place)}
            >
              {mean === null ? '–' : `${Math.round(mean * 100)}%`}
            </div>
          );
        })}
        <div
          role="gridcell"
          aria-colindex={columns.length + 2}
          className={styles.footTotal}
          style={left(columns.length)}
        >
          {rows.length === 0 ? '–' : formatPoints(Math.round((sum / rows.length) * 10) / 10)}
        </div>
      </div>
      {/* biome-ignore-end lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: as above */}
    </div>
  );
});

const BAR = { width: 5, gap: 1, height: 14 } as const;

function Spread({ spread }: { readonly spread: readonly number[] }) {
  const most = Math.max(...spread, 1);
  return (
    <svg
      width={SPREAD_BINS * (BAR.width + BAR.gap)}
      height={BAR.height}
      className={styles.spread}
      aria-hidden="true"
    >
      {spread.map((count, bin) => {
        const height = count === 0 ? 1 : Math.max(2, Math.round((count / most) * BAR.height));
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: bins have their place
            key={bin}
            x={bin * (BAR.width + BAR.gap)}
            y={BAR.height - height}
            width={BAR.width}
            height={height}
          />
        );
      })}
    </svg>
  );
}
