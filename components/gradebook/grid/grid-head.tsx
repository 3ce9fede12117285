import { memo } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { formatPoints } from '../../ui/format-points.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { BY_NAME, BY_PROVISIONAL, BY_VERIFIED, type GradebookPlace, type SortKey } from '../shown/place.ts';
import { moduleSpans, type ShownColumn } from '../shown/shown.ts';
import styles from './grid.module.css';
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

const leftOf = (place: number): number => SIZES.name + place * SIZES.column;

/** Modules above, then the number and the points of each exercise; a head sorts. It stays in view. */
export const GridHead = memo(function GridHead(props: GridHeadProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a windowed grid is no table
    <div role="rowgroup" className={styles.head}>
      <ModuleRow {...props} />
      <SortRow {...props} />
    </div>
  );
});

function ModuleRow({
  columns,
  from,
  to,
  moduleTitles,
}: Pick<GridHeadProps, 'columns' | 'from' | 'to' | 'moduleTitles'>) {
  const inView = moduleSpans(columns).filter((span) => span.from < to && span.from + span.count > from);
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: as above
    // biome-ignore-start lint/a11y/useFocusableInteractive: the grid has the focus
    <div role="row" aria-rowindex={1} className={styles.modules}>
      <div role="columnheader" aria-colindex={1} className={styles.corner}>
        <span className={styles.unseen}>Module</span>
      </div>
      {inView.map(({ module, from: first, count }) => (
        <div
          key={`${module} ${first}`}
          role="columnheader"
          aria-colindex={first + 2}
          aria-colspan={count}
          className={styles.module}
          title={moduleTitles.get(module)}
          style={{ left: leftOf(first), width: count * SIZES.column - 2 }}
        >
          {moduleTitles.get(module)}
        </div>
      ))}
      <div
        role="columnheader"
        aria-colindex={columns.length + 2}
        aria-colspan={2}
        className={styles.module}
        style={{ left: leftOf(columns.length), width: 2 * SIZES.total }}
      >
        Total
      </div>
    </div>
    // biome-ignore-end lint/a11y/useSemanticElements: as above
    // biome-ignore-end lint/a11y/useFocusableInteractive: as above
  );
}

const TOTAL_HEADS = [
  { by: BY_VERIFIED, word: 'Verified' },
  { by: BY_PROVISIONAL, word: 'Prov.' },
] as const;

function SortRow({ columns, from, to, rowCount, sort, selected, onSort }: GridHeadProps) {
  const head = { sort, onSort };
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div role="row" aria-rowindex={2} className={styles.heads}>
      <SortHead {...head} by={BY_NAME} at={1} className={styles.corner}>
        {rowCount} {rowCount === 1 ? 'student' : 'students'}
      </SortHead>
      {columns.slice(from, to).map(({ column }, index) => (
        <SortHead
          {...head}
          key={column.slug}
          by={column.slug}
          at={from + index + 2}
          className={classNames(styles.column, selected === from + index && styles.columnOn)}
          left={leftOf(from + index)}
          title={`${column.number} ${column.title}: sort by it`}
          above={
            <>
              <b>{column.number}</b>
              <VisuallyHidden>{column.title}</VisuallyHidden>
            </>
          }
        >
          {formatPoints(column.pointsMax)}
        </SortHead>
      ))}
      {TOTAL_HEADS.map(({ by, word }, index) => (
        <SortHead
          {...head}
          key={by}
          by={by}
          at={columns.length + 2 + index}
          className={styles.totalHead}
          left={leftOf(columns.length) + index * SIZES.total}
        >
          {word}
        </SortHead>
      ))}
    </div>
  );
}

interface SortHeadProps extends Pick<GridHeadProps, 'sort' | 'onSort'> {
  readonly by: SortKey;
  /** Its place in the grid, from 1. */
  readonly at: number;
  readonly className: string | undefined;
  /** In pixels; where it stays in view by itself, none. */
  readonly left?: number;
  readonly title?: string;
  /** Over the line with the arrow. */
  readonly above?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** A head that sorts by its column when it is pressed, and says which way the rows are sorted. */
function SortHead({ sort, onSort, by, at, className, left, title, above, children }: SortHeadProps) {
  const way = sort.by === by ? (sort.descending ? 'descending' : 'ascending') : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      role="columnheader"
      aria-colindex={at}
      aria-sort={way}
      className={className}
      style={left === undefined ? undefined : { left }}
    >
      <button type="button" tabIndex={-1} className={styles.sort} title={title} onClick={() => onSort(by)}>
        {above}
        <span>
          {children}
          <Arrow sort={way} />
        </span>
      </button>
    </div>
  );
}

function Arrow({ sort }: { readonly sort: 'ascending' | 'descending' | undefined }) {
  if (sort === undefined) return null;
  return <span aria-hidden="true">{sort === 'ascending' ? ' ↑' : ' ↓'}</span>;
}
