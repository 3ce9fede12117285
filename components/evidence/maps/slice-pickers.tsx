import type { MapAxes } from './map-axes.ts';
import styles from './slice-pickers.module.css';

interface SlicePickersProps {
  axes: MapAxes;
  picks: readonly number[];
  onPick: (axis: number, index: number) => void;
}

/** Chooses batch, head or channel when a tensor has more axes than a map. */
export function SlicePickers({ axes, picks, onPick }: SlicePickersProps) {
  if (axes.pickers.length === 0) return null;
  return (
    <div className={styles.pickers}>
      {axes.pickers.map(({ axis, name, size, from }) => (
        <label key={axis} className={styles.picker}>
          {name}
          <select value={picks[axis] ?? 0} onChange={(event) => onPick(axis, Number(event.target.value))}>
            {Array.from({ length: size }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the option is the index
              <option key={index} value={index}>
                {from + index}
              </option>
            ))}
          </select>
          {from === 0 ? `of ${size}` : null}
        </label>
      ))}
    </div>
  );
}
