import { ScrollBox } from '#components/ui/scroll-box.tsx';
import type { MapModel } from './map-model.ts';
import styles from './map-table.module.css';
import { mapTableOf, TABLE_ROWS_MAX } from './map-text.ts';

/** The maps as numbers, most different first. */
export function MapTable({ model, caption }: { model: MapModel; caption: string }) {
  const rows = mapTableOf(model);
  const total = model.difference.length;
  return (
    <ScrollBox className={styles.box} label="Table of the maps">
      <table className={styles.table}>
        <caption>
          {caption}
          {total > TABLE_ROWS_MAX ? ` The ${TABLE_ROWS_MAX} that differ most of ${total}.` : ''}
        </caption>
        <thead>
          <tr>
            <th scope="col">Index</th>
            <th scope="col">Expected</th>
            <th scope="col">Yours</th>
            <th scope="col">|Δ|</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.index}>
              <th scope="row">{row.index}</th>
              <td>{row.expected}</td>
              <td>{row.actual}</td>
              <td className={row.differs ? styles.wrong : undefined}>{row.difference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
