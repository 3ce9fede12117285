'use client';

import { useEffect, useRef, useState } from 'react';
import styles from './splitter.module.css';
import { boundedSize, type SplitterRoom, sizeAfterKey } from './splitter-size.ts';

interface SplitterProps {
  /** What it changes: "Width of the statement". */
  readonly label: string;
  /** Id of the pane that it sizes: its neighbour in the document, before or after it. */
  readonly controls: string;
  readonly side: 'before' | 'after';
  /** An upright line changes a width, a level one a height. */
  readonly upright: boolean;
  /** Pixels that the pane, and what stands across, keep at least: as the style sheet has them. */
  readonly least: number;
  readonly leastAcross: number;
  /** Called while it moves and once at the end, with the size in pixels and as a share of both panes; null: as designed. */
  readonly onSize: (size: { readonly px: number; readonly share: number } | null, done: boolean) => void;
}

type Geometry = Pick<SplitterProps, 'side' | 'upright' | 'least' | 'leastAcross'>;

/** Whole per cent, for who cannot see the line. */
interface Shares {
  readonly now: number;
  readonly min: number;
  readonly max: number;
}

/** A line between two panes, moved by pointer or arrow keys; a double click gives the size of the design back. */
export function Splitter(props: SplitterProps) {
  const { label, controls, side, upright, least, leastAcross, onSize } = props;
  const line = useRef<HTMLDivElement>(null);
  const drag = useRef<{ at: number; size: number } | null>(null);
  const shares = useShares(line, props);
  const [dragged, setDragged] = useState(false);

  const grows = side === 'before' ? 1 : -1;
  const measure = () => line.current && measured(line.current, { side, upright, least, leastAcross });
  const along = (event: React.PointerEvent) => (upright ? event.clientX : event.clientY);

  function resize(wanted: number, done: boolean) {
    const room = measure()?.room;
    if (!room) return;
    const px = Math.round(boundedSize(wanted, room));
    onSize({ px, share: px / room.total }, done);
  }

  function begin(event: React.PointerEvent<HTMLDivElement>) {
    const size = measure()?.size;
    if (event.button !== 0 || size === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { at: along(event), size };
    setDragged(true);
  }

  function move(event: React.PointerEvent, done: boolean) {
    const from = drag.current;
    if (!from) return;
    if (done) {
      drag.current = null;
      setDragged(false);
    }
    const moved = along(event) - from.at;
    // A click, also the second of a double click, moves nothing.
    if (moved !== 0 || !done) resize(from.size + grows * moved, done);
  }

  function press(event: React.KeyboardEvent) {
    const at = measure();
    if (!at || event.altKey || event.ctrlKey || event.metaKey) return;
    const size = sizeAfterKey(event.key, at.size, { room: at.room, grows, upright });
    if (size === null) return;
    event.preventDefault();
    resize(size, true);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this is the window splitter of WAI-ARIA
    <div
      ref={line}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-controls={controls}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-valuenow={shares.now}
      aria-valuemin={shares.min}
      aria-valuemax={shares.max}
      className={upright ? styles.upright : styles.level}
      data-dragged={dragged ? '' : undefined}
      onPointerDown={begin}
      onPointerMove={(event) => move(event, false)}
      onPointerUp={(event) => move(event, true)}
      onPointerCancel={(event) => move(event, true)}
      onDoubleClick={() => onSize(null, true)}
      onKeyDown={press}
    />
  );
}

/** Measured anew whenever the pane, or what it lies in, changes its size. */
function useShares(
  line: React.RefObject<HTMLElement | null>,
  { side, upright, least, leastAcross }: Geometry,
): Shares {
  const [shares, setShares] = useState<Shares>({ now: 40, min: 0, max: 100 });
  useEffect(() => {
    const element = line.current;
    const pane = element && paneOf(element, side);
    if (!element?.parentElement || !pane) return;
    const measure = () => {
      const { size, room } = measured(element, { side, upright, least, leastAcross });
      if (room.total <= 0) return;
      const per = (px: number) => Math.round((100 * px) / room.total);
      const next = {
        now: per(size),
        min: per(boundedSize(0, room)),
        max: per(boundedSize(room.total, room)),
      };
      setShares((before) =>
        before.now === next.now && before.min === next.min && before.max === next.max ? before : next,
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element.parentElement);
    observer.observe(pane);
    return () => observer.disconnect();
  }, [line, side, upright, least, leastAcross]);
  return shares;
}

function paneOf(line: HTMLElement, side: SplitterProps['side']): Element | null {
  return side === 'before' ? line.previousElementSibling : line.nextElementSibling;
}

function measured(
  line: HTMLElement,
  { side, upright, least, leastAcross }: Geometry,
): { readonly size: number; readonly room: SplitterRoom } {
  const extent = (element: Element | null | undefined) => {
    const box = element?.getBoundingClientRect();
    return box ? (upright ? box.width : box.height) : 0;
  };
  const total = extent(line.parentElement) - extent(line);
  return { size: extent(paneOf(line, side)), room: { total, least, leastAcross } };
}
