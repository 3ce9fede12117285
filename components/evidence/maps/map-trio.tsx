'use client';

import { useId, useMemo, useState } from 'react';
import type { Evidence, JsonTensor } from '#grader/protocol.ts';
import { bothZero, differenceThumbs } from './difference-thumbs.ts';
import { HeatMap } from './heat-map.tsx';
import { mapAxesOf } from './map-axes.ts';
import { mapLayoutOf } from './map-layout.ts';
import { MapLegend } from './map-legend.tsx';
import { inWhole, mapModelOf, moveProbe, strangeAmong, worstCell } from './map-model.ts';
import { MapTable } from './map-table.tsx';
import { mapTextOf } from './map-text.ts';
import styles from './map-trio.module.css';
import { hiddenBy } from './masked-cells.ts';
import { blankCells, scaleFor } from './plane-map.ts';
import { ProbeRow } from './probe-row.tsx';
import { SlicePickers } from './slice-pickers.tsx';
import { SliceThumbs } from './slice-thumbs.tsx';
import { pickedAt, thumbAxisOf } from './slice-thumbs-model.ts';
import { useWidth } from './use-width.ts';

interface MapTrioProps {
  expected: JsonTensor;
  actual: JsonTensor;
  /** Layout words of the axes, outermost first. */
  axisNames?: readonly string[] | undefined;
  difference?: Evidence['difference'] | undefined;
  /** Set when both are a part of what was compared. */
  part?: Evidence['part'] | undefined;
  /** Where queries may look; broadcasts to `wholeShape`. */
  mask?: JsonTensor | null | undefined;
  /** Of what both are a part of; default theirs. */
  wholeShape?: readonly number[] | undefined;
}

/** Space between the maps of a trio. */
const MAP_SPACE = 24;
/** Before the first measurement: the content of a 486 px pane. */
const WIDTH_ASSUMED = 450;
const NO_ORIGIN: readonly number[] = [];

/** Expected, yours and their difference with one probe; both tensors have the same shape. */
export function MapTrio(props: MapTrioProps) {
  const { expected, actual, axisNames, difference, part, mask, wholeShape = expected.shape } = props;
  const origin = part?.origin ?? NO_ORIGIN;
  const axes = useMemo(
    () => mapAxesOf(expected.shape, axisNames, origin),
    [expected.shape, axisNames, origin],
  );
  const [picks, setPicks] = useState<readonly number[]>(
    () => difference?.worstIndex.map((at, axis) => at - (origin[axis] ?? 0)) ?? [],
  );
  const model = useMemo(
    () => inWhole(mapModelOf(expected, actual, axes, picks), origin),
    [expected, actual, axes, picks, origin],
  );
  const [probe, setProbe] = useState(() => worstCell(model));
  const [asTable, setAsTable] = useState(false);
  const [measure, width] = useWidth();
  const probeId = useId();
  const layout = useMemo(
    () => mapLayoutOf(model, { width: ((width ?? WIDTH_ASSUMED) - 2 * MAP_SPACE) / 3 }),
    [model, width],
  );
  const scale = useMemo(() => scaleFor(expected, actual), [expected, actual]);
  const hidden = useMemo(() => hiddenBy(mask, wholeShape), [mask, wholeShape]);
  const blank = useMemo(() => blankCells(model, hidden, (at) => bothZero(model, at)), [model, hidden]);
  const thumbAxis = thumbAxisOf(axes);
  const thumbs = useMemo(
    () => differenceThumbs({ expected, actual }, { axes, picks, hidden, origin }),
    [expected, actual, axes, picks, hidden, origin],
  );
  const cell = Math.min(probe, model.difference.length - 1);
  const text = mapTextOf({ expected, difference });
  const shared = { rows: model.rows, columns: model.columns, layout, blank, probe: cell, onProbe: setProbe };

  function pick(axis: number, index: number) {
    const next = pickedAt(picks, { rank: expected.shape.length, axis, index });
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
              scale={scale}
              limit={model.valueLimit}
              label={`Expected. ${text}`}
            />
          </Column>
          <Column title="Yours">
            <HeatMap
              {...shared}
              values={model.actual}
              scale={scale}
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
      {part ? <p className={styles.pooled}>{part.words}</p> : null}
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
