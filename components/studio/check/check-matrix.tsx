import type { CheckMatrix } from '#server/jobs/drafts/check-matrix-view.ts';
import { classNames } from '../../ui/class-names.ts';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import { type CaseWorth, caseWorth } from './case-worth.ts';
import styles from './check-matrix.module.css';
import { isCaught, MUST, type Row, verdictOf } from './matrix-words.ts';

interface MatrixProps {
  readonly matrix: CheckMatrix;
  readonly onOpen: (path: string, line: number | null) => void;
}

/** What each program made of each case: rows of programs, columns of cases, a verdict at the end. */
export function Matrix({ matrix, onOpen }: MatrixProps) {
  const { cases, rows } = matrix;
  const worth = caseWorth(matrix);
  return (
    <div className={styles.scroll}>
      <table className={styles.matrix}>
        <caption className={styles.caption}>What each program makes of each case</caption>
        <thead>
          <tr>
            <td />
            {cases.map(({ id, title, visibility }) => (
              <th key={id} scope="col" className={styles.case}>
                <span title={visibility === 'hidden' ? `${title} (hidden)` : title}>{title}</span>
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MatrixLine key={row.path} row={row} cases={cases} onOpen={onOpen} />
          ))}
        </tbody>
        {worth === null ? null : <WorthLine worth={worth} />}
      </table>
    </div>
  );
}

function MatrixLine({
  row,
  cases,
  onOpen,
}: Pick<MatrixProps, 'onOpen'> & { readonly row: Row; readonly cases: CheckMatrix['cases'] }) {
  const { glyph, word, detail, tone } = verdictOf(row, cases.length);
  return (
    <tr
      className={classNames(
        tone === 'warn' && styles.survives,
        row.kind === 'misconception' && styles.mistake,
      )}
    >
      <th scope="row" className={styles.name}>
        <button type="button" className={styles.open} onClick={() => onOpen(row.path, null)}>
          {row.title ?? row.path.split('/').at(-1)}
        </button>{' '}
        <span className={styles.must}>{MUST[row.kind]}</span>
      </th>
      {cases.map(({ id, title }) => (
        <td key={id} className={styles.cell}>
          <MatrixCell row={row} id={id} title={title} onOpen={onOpen} />
        </td>
      ))}
      <td className={classNames(styles.verdict, styles[tone])}>
        <span>
          <StatusGlyph status={glyph} size={14} /> <strong>{word}</strong> {detail}
        </span>
      </td>
    </tr>
  );
}

/** How many mistakes each case alone catches. */
function WorthLine({ worth }: { readonly worth: readonly CaseWorth[] }) {
  return (
    <tfoot>
      <tr>
        <th scope="row" className={styles.name}>
          <span className={styles.must}>caught by this case alone</span>
        </th>
        {worth.map(({ id, alone }) => (
          <td key={id} className={styles.cell} title={alone.join(', ') || undefined}>
            <span className={styles.worth}>{alone.length}</span>
          </td>
        ))}
        <td />
      </tr>
    </tfoot>
  );
}

function MatrixCell({
  row,
  id,
  title,
  onOpen,
}: Pick<MatrixProps, 'onOpen'> & { readonly row: Row; readonly id: string; readonly title: string }) {
  const cell = row.cells[id];
  if (cell === undefined) return <span className={styles.waiting} role="img" aria-label="not run yet" />;
  const wantsPass = row.kind === 'reference' || row.kind === 'right';
  const caught = isCaught(cell);
  const isRed = wantsPass ? caught : row.kind === 'starter' && cell.points > 0;
  const place = isRed ? `${row.path}${cell.line === null ? '' : `:${cell.line}`}. ` : '';
  const label = `${place}${title}: ${cell.status}, ${cell.points} of ${cell.pointsMax}. ${cell.why}`.trim();
  const look = caught
    ? classNames(styles.mark, wantsPass || row.kind === 'starter' ? styles.cross : styles.catches)
    : classNames(styles.mark, wantsPass ? styles.tick : row.kind === 'starter' ? styles.tick : styles.equal);
  return (
    <button
      type="button"
      className={classNames(look, isRed && styles.red)}
      title={label}
      aria-label={label}
      onClick={() => onOpen(row.path, row.path.endsWith('.ts') ? cell.line : null)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d={
            caught
              ? 'M4.5 4.5l7 7M11.5 4.5l-7 7'
              : wantsPass || row.kind === 'starter'
                ? 'M3.6 8.4l3 3 5.8-6.4'
                : 'M8 8h.01'
          }
        />
      </svg>
    </button>
  );
}
