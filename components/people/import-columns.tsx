'use client';

import type { ImportPlanView, Meaning } from '#server/people/import/import-plan-view.ts';
import styles from './import-pane.module.css';

const MEANING_WORDS: Readonly<Record<Meaning, string>> = {
  name: 'Name',
  'first-name': 'First name',
  email: 'E-mail',
  section: 'Section',
  role: 'Role',
  nothing: 'not used',
};

interface ImportColumnsProps {
  readonly table: NonNullable<ImportPlanView['table']>;
  readonly onMean: (meanings: readonly Meaning[]) => void;
}

/** What each column of the file was taken for, to be put right. */
export function ImportColumns({ table, onMean }: ImportColumnsProps) {
  return (
    <div className={styles.columns}>
      <span>Columns</span>
      {table.columns.map((column, place) => (
        // Two columns may have one header: their place tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file do not move
        <label key={place} className={styles.column}>
          <code>{column.header}</code> →{' '}
          <select
            value={column.meaning}
            onChange={(event) =>
              onMean(
                table.columns.map((other, at) =>
                  at === place ? (event.target.value as Meaning) : other.meaning,
                ),
              )
            }
          >
            {Object.entries(MEANING_WORDS).map(([meaning, words]) => (
              <option key={meaning} value={meaning}>
                {words}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
