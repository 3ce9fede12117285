import { classNames } from '../ui/class-names.ts';
import { formatPoints } from '../ui/format-points.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import styles from './grid.module.css';
import { BY_NAME, BY_PROVISIONAL, BY_VERIFIED, type GradebookPlace, type SortKey } from './place.ts';
import { moduleSpans, type ShownColumn } from './shown.ts';
import { SIZES } from './sizes.ts';

interface GridHeadProps {
  readonly columns: readonly ShownColumn[];
  /** The columns in view. */
  readonly from: number;
  readonly to: number;
  readonly moduleTitles: ReadonlyMap<string, string>;
  readonly rowCount: number;
  readonly sort: GradebookPlace['sort'];
  readonly selected: number | null;
  readonly onSort: (by: SortKey) => void;
}

/** Modules above, then the number and the points of each exercise; a head sorts. It stays in view. */
export function GridHead(props: GridHeadProps) {
  const { columns, from, to, moduleTitles, rowCount, sort, selected, onSort } = props;
  const ariaSort = (by: SortKey) =>
    sort.by === by ? (sort.descending ? 'descending' : 'ascending') : undefined;
  const left = (place: number) => SIZES.name + place * SIZES.column;
  const totalsLeft = left(columns.length);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a windowed grid is no table
    <div role="rowgroup" className={styles.head}>
      {/* biome-ignore-start lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus */}
      <div role="row" aria-rowindex={1} className={styles.modules}>
        <div role="columnheader" aria-colindex={1} className={styles.corner}>
          <span className={styles.unseen}>Module</span>
        </div>
        {moduleSpans(columns)
          .filter((span) => span.from < to && span.from + span.count > from)
          .map((span) => (
            <div
              key={`${span.module} ${span.from}`}
              role="columnheader"
              aria-colindex={span.from + 2}
              aria-colspan={span.count}
              className={styles.module}
              title={moduleTitles.get(span.module)}
              style={{ left: left(span.from), width: span.count * SIZES.column - 2 }}
            >
              {moduleTitles.get(span.module)}
            </div>
          ))}
        <div
          role="columnheader"
          aria-colindex={columns.length + 2}
          aria-colspan={2}
          className={styles.module}
          style={{ left: totalsLeft, width: 2 * SIZES.total }}
        >
          Total
        </div>
      </div>
      <div role="row" aria-rowindex={2} className={styles.heads}>
        <div role="columnheader" aria-colindex={1} aria-sort={ariaSort(BY_NAME)} className={styles.corner}>
          <button type="button" tabIndex={-1} className={styles.sort} onClick={() => onSort(BY_NAME)}>
            {rowCount} {rowCount === 1 ? 'student' : 'students'}
            <Arrow sort={ariaSort(BY_NAME)} />
          </button>
        </div>
        {columns.slice(from, to).map(({ column }, index) => (
          <div
            key={column.slug}
            role="columnheader"
            aria-colindex={from + index + 2}
            aria-sort={ariaSort(column.slug)}
            className={classNames(styles.column, selected === from + index && styles.columnOn)}
            style={{ left: left(from + index) }}
          >
            <button
              type="button"
              tabIndex={-1}
              className={styles.sort}
              title={`${column.number} ${column.title}: sort by it`}
              onClick={() => onSort(column.slug)}
            >
              <b>{column.number}</b>
              <VisuallyHidden>{column.title}</VisuallyHidden>
              <span>
                {formatPoints(column.pointsMax)}
                <Arrow sort={ariaSort(column.slug)} />
              </span>
            </button>
          </div>
        ))}
        {[
          { by: BY_VERIFIED, word: 'Verified' },
          { by: BY_PROVISIONAL, word: 'Prov.' },
        ].map(({ by, word }, index) => (
          <div
            key={by}
            role="columnheader"
            aria-colindex={columns.length + 2 + index}
            aria-sort={ariaSort(by)}
            className={styles.totalHead}
            style={{ left: totalsLeft + index * SIZES.total }}
          >
            <button type="button" tabIndex={-1} className={styles.sort} onClick={() => onSort(by)}>
              {word}
              <Arrow sort={ariaSort(by)} />
            </button>
          </div>
        ))}
      </div>
      {/* biome-ignore-end lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore-end lint/a11y/useFocusableInteractive: as above */}
    </div>
  );
}

function Arrow({ sort }: { readonly sort: 'ascending' | 'descending' | undefined }) {
  if (sort === undefined) return null;
  return <span aria-hidden="true">{sort === 'ascending' ? ' ↑' : ' ↓'}</span>;
}
