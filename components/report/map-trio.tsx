'use client';

import { useId, useMemo, useState } from 'react';
import type { Evidence, JsonTensor } from '#grader/protocol.ts';
import { HeatMap } from './heat-map.tsx';
import { mapAxesOf } from './map-axes.ts';
import { mapLayoutOf } from './map-layout.ts';
import { MapLegend } from './map-legend.tsx';
import { mapModelOf, moveProbe, worstCell } from './map-model.ts';
import { MapTable } from './map-table.tsx';
import { mapTextOf } from './map-text.ts';
import styles from './map-trio.module.css';
import { ProbeRow } from './probe-row.tsx';
import { SlicePickers } from './slice-pickers.tsx';
import { useWidth } from './use-width.ts';

interface MapTrioProps {
  expected: JsonTensor;
  actual: JsonTensor;
  evidence: Pick<Evidence, 'axes' | 'difference' | 'expected'>;
}

/** Space between the maps of a trio. */
const MAP_SPACE = 24;
/** Before the first measurement: the content of a 486 px pane. */
const WIDTH_ASSUMED = 450;

/** Expected, yours and their difference with one probe; both tensors have the same shape. */
export function MapTrio({ expected, actual, evidence }: MapTrioProps) {
  const { difference } = evidence;
  const axes = useMemo(() => mapAxesOf(expected.shape, evidence.axes), [expected.shape, evidence.axes]);
  const [picks, setPicks] = useState<readonly number[]>(() => difference?.worstIndex ?? []);
  const model = useMemo(() => mapModelOf(expected, actual, axes, picks), [expected, actual, axes, picks]);
  const [probe, setProbe] = useState(() => worstCell(model));
  const [asTable, setAsTable] = useState(false);
  const [measure, width] = useWidth();
  const probeId = useId();
  const layout = useMemo(
    () => mapLayoutOf(model, { width: ((width ?? WIDTH_ASSUMED) - 2 * MAP_SPACE) / 3 }),
    [model, width],
  );
  const cell = Math.min(probe, model.difference.length - 1);
  const text = mapTextOf({ expected, difference });
  const shared = { rows: model.rows, columns: model.columns, layout, probe: cell, onProbe: setProbe };

  function pick(axis: number, index: number) {
    const next = expected.shape.map((_, at) => (at === axis ? index : (picks[at] ?? 0)));
    setPicks(next);
    setProbe(worstCell(mapModelOf(expected, actual, axes, next)));
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const next = moveProbe(model, cell, event.key);
    if (next === null) return;
    event.preventDefault();
    setProbe(next);
  }

  return (
    <div ref={measure} className={styles.trio}>
      <SlicePickers axes={axes} picks={picks} onPick={pick} />
      {asTable ? (
        <MapTable model={model} caption={text} />
      ) : (
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
            <HeatMap
              {...shared}
              values={model.expected}
              scale="diverging"
              limit={model.valueLimit}
              label={`Expected. ${text}`}
            />
          </Column>
          <Column title="Yours">
            <HeatMap
              {...shared}
              values={model.actual}
              scale="diverging"
              limit={model.valueLimit}
              label={`Yours. ${text}`}
            />
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
              scale="diverging"
              limit={model.valueLimit}
              nanCount={model.nanCount}
              infinityCount={model.infinityCount}
            />
          </div>
          <div className={styles.differenceLegend}>
            <MapLegend scale="sequential" limit={model.differenceLimit} />
          </div>
        </div>
      )}
      <div className={styles.footer}>
        <ProbeRow id={probeId} model={model} cell={cell} />
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'Maps' : 'Table'}
        </button>
      </div>
      {model.pooled[0] > 1 || model.pooled[1] > 1 ? (
        <p className={styles.pooled}>
          Pooled {model.pooled[0]} × {model.pooled[1]}: each cell shows the value that differs most.
        </p>
      ) : null}
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
