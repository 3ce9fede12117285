import { formatNumber, formatPair, formatShape } from '../words/number-words.ts';
import type { MapModel } from './map-model.ts';
import { probeTextOf } from './map-text.ts';
import styles from './probe-row.module.css';

/** Index, expected, yours and difference under the probe; read out as it moves. */
export function ProbeRow({ id, model, cell }: { id: string; model: MapModel; cell: number }) {
  const [expected, actual] = formatPair(model.expected[cell] ?? 0, model.actual[cell] ?? 0);
  const difference = model.difference[cell] ?? 0;
  return (
    <div id={id} className={styles.row} role="status" aria-label={probeTextOf(model, cell)}>
      <span>
        At <code>{formatShape(model.indexOfCell(cell))}</code>
      </span>
      <span>
        expected <b>{expected}</b>
      </span>
      <span>
        yours <b>{actual}</b>
      </span>
      <span>
        |Δ| <b className={difference === 0 ? undefined : styles.wrong}>{formatNumber(difference)}</b>
      </span>
    </div>
  );
}
