'use client';

import { useId, useState } from 'react';
import { HeatMap } from './heat-map.tsx';
import { MapLegend } from './map-legend.tsx';
import { moveProbe, strangeAmong } from './map-model.ts';
import { MapTable } from './map-table.tsx';
import { mapTextOf } from './map-text.ts';
import styles from './map-trio.module.css';
import { ProbeRow } from './probe-row.tsx';
import { SlicePickers } from './slice-pickers.tsx';
import { SliceThumbs } from './slice-thumbs.tsx';
import { type MapTrioProps, type Trio, useTrio } from './use-trio.ts';

/** Expected, yours and their difference with one probe; both tensors have the same shape. */
export function MapTrio(props: MapTrioProps) {
  const { expected, difference, part } = props;
  const trio = useTrio(props);
  const { axes, picks, pick, model, probe, thumbAxis, thumbs } = trio;
  const [asTable, setAsTable] = useState(false);
  const probeId = useId();
  const text = mapTextOf({ expected, difference });
  return (
    <div ref={trio.measure} className={styles.trio}>
      <SlicePickers axes={axes} picks={picks} onPick={pick} />
      {thumbAxis ? (
        <SliceThumbs
          axis={thumbAxis}
          thumbs={thumbs}
          scale="sequential"
          limit={Math.max(...thumbs.map(({ limit }) => limit))}
          chosen={picks[thumbAxis.axis] ?? 0}
          onPick={(index) => pick(thumbAxis.axis, index)}
        />
      ) : null}
      {asTable ? (
        <MapTable model={model} caption={text} />
      ) : (
        <Maps trio={trio} text={text} probeId={probeId} />
      )}
      <div className={styles.footer}>
        <ProbeRow id={probeId} model={model} cell={probe} />
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'Maps' : 'Table'}
        </button>
      </div>
      {part ? <p className={styles.pooled}>{part.words}</p> : null}
      {model.pooled[0] > 1 || model.pooled[1] > 1 ? (
        <p className={styles.pooled}>
          Pooled {model.pooled[0]} × {model.pooled[1]}: each cell shows the value that differs most.
        </p>
      ) : null}
    </div>
  );
}

/** Three maps beside each other over their legends; arrow keys move the probe of all. */
function Maps({ trio, text, probeId }: { trio: Trio; text: string; probeId: string }) {
  const { model, layout, blank, probe, setProbe, scale } = trio;
  const shared = { rows: model.rows, columns: model.columns, layout, blank, probe, onProbe: setProbe };
  const values = { ...shared, scale, limit: model.valueLimit };
  function onKeyDown(event: React.KeyboardEvent) {
    const next = moveProbe(model, probe, event.key);
    if (next === null) return;
    event.preventDefault();
    setProbe(next);
  }
  return (
    <div
      role="application"
      aria-label={`Maps of expected, yours and the difference. ${text} Arrow keys move the probe.`}
      aria-describedby={probeId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the probe here
      tabIndex={0}
      className={styles.maps}
      onKeyDown={onKeyDown}
    >
      <Column title="Expected">
        <HeatMap {...values} values={model.expected} label={`Expected. ${text}`} />
      </Column>
      <Column title="Yours">
        <HeatMap {...values} values={model.actual} label={`Yours. ${text}`} />
      </Column>
      <Column title="|Yours − expected|">
        <HeatMap
          {...shared}
          values={model.difference}
          scale="sequential"
          limit={model.differenceLimit}
          label={`Absolute difference. ${text}`}
        />
      </Column>
      <div className={styles.valueLegend}>
        <MapLegend
          scale={scale}
          limit={model.valueLimit}
          {...strangeAmong(model.expected, model.actual)}
          counted={false}
          masked={blank.size > 0}
        />
      </div>
      <div className={styles.differenceLegend}>
        <MapLegend
          scale="sequential"
          limit={model.differenceLimit}
          {...strangeAmong(model.difference)}
          counted={false}
        />
      </div>
    </div>
  );
}

function Column({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className={styles.column}>
      <div className={styles.title}>{title}</div>
      {children}
    </div>
  );
}
