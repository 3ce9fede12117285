'use client';

import { Fragment, useState } from 'react';
import type { Correction, ImportPlanView, PlanRow } from '#server/people/import/import-plan-view.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import styles from './import-rows.module.css';
import { KIND_WORDS, problemWords, whatHappens } from './import-words.ts';
import { KindGlyph } from './kind-glyph.tsx';

interface ImportRowsProps {
  readonly plan: ImportPlanView;
  readonly rows: readonly PlanRow[];
  readonly onSettle: (corrections: readonly { index: number; correction: Correction }[]) => void;
}

/** One row for each line of the list, in its order; a line with a problem opens itself. */
export function ImportRows({ plan, rows, onSettle }: ImportRowsProps) {
  const column = plan.table?.columns.find(({ meaning }) => meaning === 'email')?.header ?? null;
  return (
    <div className={styles.box}>
      <table className={styles.table}>
        <thead>
          <tr>
            {['Line', 'Plan', 'Name', 'E-mail', 'Section', 'What happens'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.index}>
              <tr className={classNames(styles.row)} data-kind={row.kind}>
                <td className={styles.line}>{row.line}</td>
                <td>
                  <span className={styles.kind}>
                    <KindGlyph kind={row.kind} /> {KIND_WORDS[row.kind]}
                  </span>
                </td>
                <td className={styles.name}>{row.name || '–'}</td>
                <td className={styles.email} title={row.email}>
                  {row.email || '–'}
                </td>
                <td>
                  <SectionChange row={row} />
                </td>
                <td className={styles.happens}>{whatHappens(row)}</td>
              </tr>
              {row.kind === 'error' ? (
                <tr data-kind="error">
                  <td />
                  <td colSpan={5}>
                    <Problem
                      row={row}
                      column={column}
                      onSettle={(correction) => onSettle([{ index: row.index, correction }])}
                    />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SectionChange({ row: { kind, sectionBefore, sectionAfter } }: { row: PlanRow }) {
  if (kind === 'section')
    return (
      <>
        {sectionBefore === null ? null : <s>{sectionBefore}</s>}{' '}
        <span className={styles.after}>{sectionAfter ?? 'none'}</span>
      </>
    );
  return sectionAfter ?? '–';
}

function Problem({
  row,
  column,
  onSettle,
}: {
  row: PlanRow;
  column: string | null;
  onSettle: (correction: Correction) => void;
}) {
  const { problem } = row;
  const place = problem !== null && 'start' in problem ? problem : null;
  const [text, setText] = useState(place?.offer ?? row.email);
  if (problem === null) return null;
  return (
    <div className={styles.problem}>
      {place === null ? (
        <pre className={styles.raw}>{row.raw}</pre>
      ) : (
        <pre className={styles.raw}>
          {row.raw.slice(0, place.start)}
          <mark className={styles.mark}>{row.raw.slice(place.start, place.start + place.length)}</mark>
          {row.raw.slice(place.start + place.length)}
        </pre>
      )}
      <p>{problemWords(problem, column)}</p>
      <form
        className={styles.fix}
        action={() => onSettle({ email: text })}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 'x' || !event.altKey) return;
          event.preventDefault();
          onSettle('left-out');
        }}
      >
        {place === null ? null : (
          <>
            <input
              id={`correction-${row.index}`}
              className={styles.field}
              aria-label={`Address of line ${row.line}`}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Button size="small" type="submit" keys="Enter" disabled={text === row.email}>
              Use this
            </Button>
          </>
        )}
        <Button size="small" keys="Alt X" onClick={() => onSettle('left-out')}>
          {`Leave line ${row.line} out`}
        </Button>
      </form>
    </div>
  );
}
