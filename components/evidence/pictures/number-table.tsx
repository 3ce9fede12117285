import { ScrollBox } from '#components/ui/scroll-box.tsx';
import styles from './number-table.module.css';

export interface NumberTableRow {
  readonly name: string;
  readonly cells: readonly string[];
  /** Set apart, as what is wrong. */
  readonly wrong?: boolean;
}

interface NumberTableProps {
  /** Names the scrolling box. */
  label: string;
  columnNames: readonly string[];
  rows: readonly NumberTableRow[];
}

/** Numbers in a box that scrolls, with heads that stay in view: what stands in place of a picture. */
export function NumberTable({ label, columnNames, rows }: NumberTableProps) {
  return (
    <ScrollBox className={styles.box} label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {columnNames.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place
              <th key={at} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells, wrong }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place
            <tr key={row} className={wrong ? styles.wrong : undefined}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
