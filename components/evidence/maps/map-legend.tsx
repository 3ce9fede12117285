import { formatNumber } from '../words/number-words.ts';
import { legendGradient, zeroColour } from './colour-scales.ts';
import styles from './map-legend.module.css';
import { useDrawnTheme } from './use-drawn-theme.ts';

interface MapLegendProps {
  scale: 'sequential' | 'diverging';
  /** End of the scale; the other end is 0 or its negative. */
  limit: number;
  nanCount?: number;
  infinityCount?: number;
  /** Says how many are NaN and infinite; not where several maps share the legend. */
  counted?: boolean;
  /** Some cells are empty because a mask hides them. */
  masked?: boolean;
}

/** The scale under a map with both end values, and what stands outside it. */
export function MapLegend(props: MapLegendProps) {
  const { scale, limit, nanCount = 0, infinityCount = 0, counted = true, masked = false } = props;
  const theme = useDrawnTheme();
  const end = formatNumber(limit, 2);
  return (
    <div className={styles.legend}>
      {limit === 0 ? (
        // Every finite value is 0: a scale has two ends.
        <span className={styles.zero}>
          <span className={styles.only} style={{ background: zeroColour(scale, theme) }} /> 0
        </span>
      ) : (
        <>
          <span>{scale === 'sequential' ? '0' : `−${end}`}</span>
          <span className={styles.bar} style={{ background: legendGradient(scale, theme) }} />
          <span>{scale === 'sequential' ? end : `+${end}`}</span>
        </>
      )}
      {masked ? <span className={styles.mark}>blank: masked</span> : null}
      {nanCount > 0 ? (
        <span className={styles.mark}>
          <span className={styles.hatch} /> {counted ? `${nanCount} ` : ''}NaN, hatched
        </span>
      ) : null}
      {infinityCount > 0 ? (
        <span className={styles.mark}>
          <span className={styles.infinity}>±∞</span> {counted ? `${infinityCount} infinite` : 'infinite'},
          solid
        </span>
      ) : null}
    </div>
  );
}
