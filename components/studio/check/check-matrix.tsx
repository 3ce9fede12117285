import type { CheckMatrix } from '#server/jobs/drafts/check-matrix-view.ts';
import { classNames } from '../../ui/class-names.ts';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import { caseLine } from './case-line.ts';
import { type CaseWorth, caseWorth } from './case-worth.ts';
import { cellWords, mustPass } from './cell-words.ts';
import styles from './check-matrix.module.css';
import { isCaught, MUST, type Row, standOf } from './matrix-words.ts';

interface MatrixProps {
  readonly matrix: CheckMatrix;
  /** The check still fills it. */
  readonly running: boolean;
  /** Of `cases.ts`, as it is now. */
  readonly source: string;
  readonly onOpen: (path: string, line: number | null) => void;
}

/** What each program made of each case: rows of programs, columns of cases, a verdict at the end. */
export function Matrix({ matrix, running, source, onOpen }: MatrixProps) {
  const { rows } = matrix;
  const cases = matrix.cases.map((one) => ({ ...one, caseAt: caseLine(source, one.title) }));
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
            <MatrixLine key={row.path} row={row} cases={cases} running={running} onOpen={onOpen} />
          ))}
        </tbody>
        {worth === null ? null : <WorthLine worth={worth} />}
      </table>
    </div>
  );
}

interface LineProps extends Pick<MatrixProps, 'running' | 'onOpen'> {
  readonly row: Row;
  readonly cases: readonly MatrixCase[];
}

type MatrixCase = CheckMatrix['cases'][number] & { readonly caseAt: number | null };

function MatrixLine({ row, cases, running, onOpen }: LineProps) {
  const { glyph, word, detail, tone } = standOf(row, { casesTotal: cases.length, running });
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
      {cases.map((of) => (
        <td key={of.id} className={styles.cell}>
          <MatrixCell row={row} of={of} running={running} onOpen={onOpen} />
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

function MatrixCell({ row, of, running, onOpen }: Omit<LineProps, 'cases'> & { readonly of: MatrixCase }) {
  const cell = row.cells[of.id];
  if (cell === undefined)
    return running ? (
      <span className={styles.waiting} role="img" aria-label="not run yet" />
    ) : (
      <span className={styles.never} role="img" aria-label="not run" />
    );
  const wantsPass = mustPass(row);
  const caught = isCaught(cell);
  const { red, label, opens } = cellWords({ row, cell, of, caseAt: of.caseAt });
  const look = caught
    ? classNames(styles.mark, wantsPass || row.kind === 'starter' ? styles.cross : styles.catches)
    : classNames(styles.mark, wantsPass ? styles.tick : row.kind === 'starter' ? styles.tick : styles.equal);
  return (
    <button
      type="button"
      className={classNames(look, red && styles.red)}
      title={label}
      aria-label={label}
      onClick={() => onOpen(opens.file, opens.line)}
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
