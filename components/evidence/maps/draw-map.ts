/** Paints one map on a canvas: colours by scale, NaN hatched, infinities solid with their sign. */

import { cellTexts, formatNumber } from '../words/number-words.ts';
import {
  cssColour,
  divergingColour,
  type Rgb,
  sequentialColour,
  type Theme,
  textColourOn,
} from './colour-scales.ts';
import type { MapLayout } from './map-layout.ts';

/** `ink` sinks zero into the surface of the theme; `gray` is an image: 0 black, limit white. */
export type MapScale = 'sequential' | 'diverging' | 'ink' | 'gray';

export interface MapDrawing {
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
  readonly scale: MapScale;
  readonly limit: number;
  /** Cells that a mask hides: left as they are. */
  readonly blank?: ReadonlySet<number> | undefined;
}

const NAN_COLOUR = '#C2277F';
const INK: Readonly<Record<Theme, string>> = { light: '#14202A', dark: '#E8EEF2' };
const SURFACE: Readonly<Record<Theme, string>> = { light: '#FFFFFF', dark: '#131A1F' };
/** Signs of infinities fit from this cell size up. */
const SIGN_FROM = 15;
/** Numbers in cells keep this share of the cell free on the sides. */
const NUMBER_SHARE = 0.86;

const INK_SCALE: Readonly<Record<Theme, readonly [zero: Rgb, limit: Rgb]>> = {
  light: [
    [0xf7, 0xf9, 0xfa],
    [0x5c, 0x69, 0x75],
  ],
  dark: [
    [0x0f, 0x15, 0x1a],
    [0xb1, 0xbd, 0xc6],
  ],
};

/** Colour of a finite value. */
function cellColour(value: number, drawing: Pick<MapDrawing, 'scale' | 'limit'>, theme: Theme): Rgb {
  if (drawing.scale === 'sequential') return sequentialColour(value, drawing.limit);
  if (drawing.scale === 'diverging') return divergingColour(value, drawing.limit, theme);
  const share = Math.min(1, Math.max(0, drawing.limit > 0 ? value / drawing.limit : 0));
  const [zero, limit] =
    drawing.scale === 'ink'
      ? INK_SCALE[theme]
      : ([
          [0, 0, 0],
          [255, 255, 255],
        ] as const);
  const mix = (from: number, to: number) => Math.round(from + (to - from) * share);
  return [mix(zero[0], limit[0]), mix(zero[1], limit[1]), mix(zero[2], limit[2])];
}

export function drawMap(
  canvas: HTMLCanvasElement,
  drawing: MapDrawing,
  layout: MapLayout,
  theme: Theme,
): void {
  const density = globalThis.devicePixelRatio || 1;
  canvas.width = Math.max(1, Math.round(layout.width * density));
  canvas.height = Math.max(1, Math.round(layout.height * density));
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(density, density);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let cell = 0; cell < drawing.rows * drawing.columns; cell++) {
    if (drawing.blank?.has(cell)) continue;
    const box: Box = {
      x: (cell % drawing.columns) * layout.cell,
      y: Math.floor(cell / drawing.columns) * layout.cell,
      // Below one pixel neighbours must overlap, or the map shows seams.
      side: Math.max(
        layout.cell - layout.gap,
        layout.gap === 0 ? Math.ceil(layout.cell * density) / density : 0,
      ),
    };
    drawCell(context, box, drawing.values[cell] ?? Number.NaN, { drawing, layout, theme });
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

interface Look {
  readonly drawing: MapDrawing;
  readonly layout: MapLayout;
  readonly theme: Theme;
}

function drawCell(context: CanvasRenderingContext2D, box: Box, value: number, look: Look): void {
  if (Number.isNaN(value)) {
    drawHatch(context, box, look.theme);
    return;
  }
  if (!Number.isFinite(value)) {
    context.fillStyle = INK[look.theme];
    context.fillRect(box.x, box.y, box.side, box.side);
    if (box.side >= SIGN_FROM) {
      context.font = `600 ${Math.min(11, box.side / 2)}px sans-serif`;
      context.fillStyle = SURFACE[look.theme];
      context.fillText(formatNumber(value), box.x + box.side / 2, box.y + box.side / 2);
    }
    return;
  }
  const colour = cellColour(value, look.drawing, look.theme);
  context.fillStyle = cssColour(colour);
  context.fillRect(box.x, box.y, box.side, box.side);
  if (look.layout.numbers) drawNumber(context, box, value, textColourOn(colour));
}

function drawNumber(context: CanvasRenderingContext2D, box: Box, value: number, colour: string): void {
  context.fillStyle = colour;
  for (const size of box.side >= 40 ? [14, 10] : [10]) {
    context.font = `500 ${size}px "JetBrains Mono Variable", monospace`;
    const fits = (text: string) => context.measureText(text).width <= box.side * NUMBER_SHARE;
    const text = cellTexts(value).find(fits);
    if (text === undefined) continue;
    context.fillText(text, box.x + box.side / 2, box.y + box.side / 2 + 0.5);
    return;
  }
}

function drawHatch(context: CanvasRenderingContext2D, box: Box, theme: Theme): void {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.side, box.side);
  context.clip();
  context.fillStyle = SURFACE[theme];
  context.fillRect(box.x, box.y, box.side, box.side);
  context.strokeStyle = NAN_COLOUR;
  context.lineWidth = 2;
  context.beginPath();
  // Lines run on through neighbouring cells, so they start from the page's origin, not the cell's.
  const STEP = 5;
  const first = Math.floor((box.x + box.y) / STEP) * STEP;
  for (let sum = first; sum <= box.x + box.y + 2 * box.side + STEP; sum += STEP) {
    context.moveTo(sum - box.y, box.y);
    context.lineTo(sum - box.y - box.side, box.y + box.side);
  }
  context.stroke();
  context.restore();
}
