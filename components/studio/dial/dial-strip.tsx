'use client';

import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { type DialProgram, type DialVerdict, passesAt } from './dial-model.ts';
import {
  distanceText,
  factorAt,
  factorText,
  placeOf,
  STEP_MAX,
  STEPS_A_DECADE,
  TICKS,
} from './dial-scale.ts';
import styles from './dial-strip.module.css';

interface DialStripProps {
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly programs: readonly DialProgram[];
  readonly noises: readonly { readonly name: string; readonly most: number | null }[];
  readonly verdict: DialVerdict;
}

/** One logarithmic axis of how far off everything is, and the line: drag it, or move it with the arrow keys. */
export function DialStrip({ step, onStep, programs, noises, verdict }: DialStripProps) {
  const factor = factorAt(step);
  const of = (kind: DialProgram['kind']) => programs.filter((program) => program.kind === kind);
  const band = { step, verdict };
  const changed = verdict.falling.length + verdict.rising.length;
  return (
    <div className={styles.strip}>
      <div className={styles.row}>
        <span className={styles.label}>Line</span>
        <span className={styles.handle}>
          <input
            type="range"
            className={styles.range}
            min={-STEP_MAX}
            max={STEP_MAX}
            step={1}
            value={step}
            aria-label="Tolerance, as a multiple of the one that holds"
            aria-valuetext={`${factorText(factor)} times the tolerance, ${changed} of ${verdict.submissions} submissions change`}
            onChange={({ target }) => onStep(Number(target.value))}
            onKeyDown={(event) => leap(event, step, onStep)}
          />
        </span>
        <span className={styles.beyond} />
        <output className={styles.value}>× {factorText(factor)}</output>
      </div>
      {noises.map(({ name, most }, i) => (
        <Row
          key={name}
          label={i === 0 ? 'Rounding' : ''}
          detail={name}
          band={band}
          value={`up to ${distanceText(most)}`}
        >
          {most === null ? null : <span className={styles.noise} style={{ width: `${placeOf(most)}%` }} />}
        </Row>
      ))}
      <Row
        label="Right solutions"
        detail={String(of('right').length)}
        band={band}
        value={of('right').length === 0 ? 'none stored' : `worst ${distanceText(worst(of('right')))}`}
      >
        <Marks programs={of('right')} factor={factor} />
      </Row>
      <Row
        label="Mistakes"
        detail={String(of('mistake').length)}
        band={band}
        beyond={beyond(of('mistake'))}
        value={verdict.leastMistake === null ? '' : `least ${distanceText(verdict.leastMistake)}`}
      >
        <Marks programs={of('mistake')} factor={factor} />
      </Row>
      <Row
        label="Submissions"
        detail={String(verdict.submissions)}
        band={band}
        beyond={beyond(of('submission'))}
        value={changed === 0 ? 'none change' : `${changed} change`}
        tall
      >
        <Marks programs={of('submission')} factor={factor} />
      </Row>
      <div className={styles.row} aria-hidden="true">
        <span className={styles.label}>tolerances</span>
        <span className={styles.ticks}>
          {TICKS.map(({ at, text }) => (
            <span key={text} className={styles.tick} style={{ left: `${at}%` }}>
              {text}
            </span>
          ))}
        </span>
        <span className={styles.beyond}>none</span>
        <span className={styles.value} />
      </div>
    </div>
  );
}

/** A decade at once with Shift. */
function leap(event: KeyboardEvent, step: number, onStep: (step: number) => void) {
  const direction = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
  if (!event.shiftKey || direction === undefined) return;
  event.preventDefault();
  onStep(Math.min(STEP_MAX, Math.max(-STEP_MAX, step + direction * STEPS_A_DECADE)));
}

interface RowProps {
  readonly label: string;
  readonly detail: string;
  readonly value: string;
  readonly band: { readonly step: number; readonly verdict: DialVerdict };
  /** How many stand off the axis. */
  readonly beyond?: number;
  readonly tall?: boolean;
  readonly children: ReactNode;
}

function Row({ label, detail, value, band, beyond: off = 0, tall = false, children }: RowProps) {
  const { worstRight, leastMistake } = band.verdict;
  const [line, now] = [placeOf(factorAt(band.step)), placeOf(1)];
  const from = placeOf(worstRight ?? 0);
  const to = placeOf(leastMistake ?? Number.POSITIVE_INFINITY);
  return (
    <div className={styles.row}>
      <span className={styles.label}>
        {label} <span className={styles.detail}>{detail}</span>
      </span>
      <span className={classNames(styles.axis, tall && styles.tall)} aria-hidden="true">
        {to > from ? (
          <span className={styles.gap} style={{ left: `${from}%`, width: `${to - from}%` }} />
        ) : null}
        <span
          className={styles.between}
          style={{ left: `${Math.min(line, now)}%`, width: `${Math.abs(line - now)}%` }}
        />
        {children}
        <span className={styles.now} style={{ left: `${now}%` }} />
        <span className={styles.line} style={{ left: `${line}%` }} />
      </span>
      <span className={styles.beyond}>{off === 0 ? '' : off}</span>
      <span className={styles.value}>{value}</span>
    </div>
  );
}

/** In a tenth of a decade they stand on each other, and from so many on no higher. */
const STACK_MAX = 9;

function Marks({ programs, factor }: { readonly programs: readonly DialProgram[]; readonly factor: number }) {
  const heights = new Map<number, number>();
  return programs.flatMap((program) => {
    const { id, title, furthest, kind } = program;
    if (furthest === null || !Number.isFinite(furthest)) return [];
    const at = Math.round(placeOf(furthest) * 0.8) / 0.8;
    const height = heights.get(at) ?? 0;
    heights.set(at, height + 1);
    if (height >= STACK_MAX) return [];
    const [before, after] = [passesAt(program, 1), passesAt(program, factor)];
    const look = before !== after ? styles.changes : after ? styles.passes : styles.fails;
    return [
      <span
        key={id}
        className={classNames(styles.mark, look, kind === 'right' && styles.right)}
        style={{ left: `${at}%`, bottom: `${2 + height * 6}px` }}
        title={`${title}: ${distanceText(furthest)}`}
      />,
    ];
  });
}

function beyond(programs: readonly DialProgram[]): number {
  return programs.filter(({ furthest }) => furthest === Number.POSITIVE_INFINITY).length;
}

function worst(programs: readonly DialProgram[]): number | null {
  const known = programs.flatMap(({ furthest }) => (furthest === null ? [] : [furthest]));
  return known.length === 0 ? null : Math.max(...known);
}
