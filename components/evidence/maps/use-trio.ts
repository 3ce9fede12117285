'use client';

import { useMemo, useState } from 'react';
import type { Evidence, JsonTensor } from '#grader/protocol.ts';
import { bothZero, differenceThumbs } from './difference-thumbs.ts';
import { mapAxesOf } from './map-axes.ts';
import { mapLayoutOf } from './map-layout.ts';
import { inWhole, mapModelOf, worstCell } from './map-model.ts';
import { hiddenBy } from './masked-cells.ts';
import { blankCells, scaleFor } from './plane-map.ts';
import { pickedAt, picksWithin, thumbAxisOf } from './slice-thumbs-model.ts';
import { useWidth } from './use-width.ts';

export interface MapTrioProps {
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

export type Trio = ReturnType<typeof useTrio>;

/** The planes that are looked at, how they are drawn, and where the probe is. */
export function useTrio(props: MapTrioProps) {
  const { expected, actual, axisNames, difference, part, mask, wholeShape = expected.shape } = props;
  const origin = part?.origin ?? NO_ORIGIN;
  const axes = useMemo(
    () => mapAxesOf(expected.shape, axisNames, origin),
    [expected.shape, axisNames, origin],
  );
  const [chosen, setPicks] = useState<readonly number[]>(
    () => difference?.worstIndex.map((at, axis) => at - (origin[axis] ?? 0)) ?? [],
  );
  const picks = useMemo(() => picksWithin(chosen, expected.shape), [chosen, expected.shape]);
  const model = useMemo(
    () => inWhole(mapModelOf(expected, actual, axes, picks), origin),
    [expected, actual, axes, picks, origin],
  );
  const [probe, setProbe] = useState(() => worstCell(model));
  const [measure, width] = useWidth();
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

  function pick(axis: number, index: number) {
    const next = pickedAt(picks, { rank: expected.shape.length, axis, index });
    setPicks(next);
    setProbe(worstCell(mapModelOf(expected, actual, axes, next)));
  }

  return {
    axes,
    picks,
    pick,
    model,
    probe: cell,
    setProbe,
    measure,
    layout,
    scale,
    blank,
    thumbAxis,
    thumbs,
  };
}
