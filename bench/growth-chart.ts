/** How cost grows, drawn: one panel a question, both axes logarithmic, so that a straight line is a power. */

export interface Curve {
  readonly name: string;
  /** x and y, both above 0. */
  readonly points: readonly (readonly [number, number])[];
}

export interface Panel {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly curves: readonly Curve[];
}

const WIDTH = 320;
const HEIGHT = 250;
const BOX = { left: 52, right: 14, top: 44, bottom: 66 };
/** Dark enough on the panel's own light ground, told apart by colour-blind readers, and dashed differently. */
const STROKES = [
  { colour: '#0b5fa5', dash: '' },
  { colour: '#b4530a', dash: '5 3' },
] as const;

/** An SVG with a ground of its own, readable on light and dark pages. */
export function growthChart(panels: readonly Panel[]): string {
  const width = WIDTH * panels.length;
  const body = panels.map(
    (panel, index) => `<g transform="translate(${index * WIDTH} 0)">${drawPanel(panel)}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="img" aria-label="${escapeText(panels.map(({ title }) => title).join('; '))}" font-family="system-ui, sans-serif" font-size="11" fill="#1f2328">
<rect width="${width}" height="${HEIGHT}" rx="6" fill="#ffffff"/>
${body.join('\n')}
</svg>
`;
}

function drawPanel({ title, xLabel, yLabel, curves }: Panel): string {
  const points = curves.flatMap((curve) => curve.points);
  const x = scale(
    points.map(([value]) => value),
    BOX.left,
    WIDTH - BOX.right,
  );
  const y = scale(
    points.map(([, value]) => value),
    HEIGHT - BOX.bottom,
    BOX.top,
  );
  const bottom = HEIGHT - BOX.bottom;
  const xTicks = x.ticks.map(
    (tick) =>
      `<line x1="${x.at(tick)}" x2="${x.at(tick)}" y1="${BOX.top}" y2="${bottom}" stroke="#d8dee4"/><text x="${x.at(tick)}" y="${bottom + 14}" text-anchor="middle">${short(tick)}</text>`,
  );
  const yTicks = y.ticks.map(
    (tick) =>
      `<line x1="${BOX.left}" x2="${WIDTH - BOX.right}" y1="${y.at(tick)}" y2="${y.at(tick)}" stroke="#d8dee4"/><text x="${BOX.left - 6}" y="${y.at(tick) + 4}" text-anchor="end">${short(tick)}</text>`,
  );
  const lines = curves.map(({ name, points: own }, index) => {
    const { colour, dash } = STROKES[index % STROKES.length] ?? STROKES[0];
    const path = own.map(([px, py]) => `${x.at(px)},${y.at(py)}`).join(' ');
    const dots = own.map(
      ([px, py]) => `<circle cx="${x.at(px)}" cy="${y.at(py)}" r="2.6" fill="${colour}"/>`,
    );
    const legendY = HEIGHT - 20 + index * 13;
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="1.8" stroke-dasharray="${dash}"/>${dots.join('')}<line x1="${BOX.left}" x2="${BOX.left + 22}" y1="${legendY - 4}" y2="${legendY - 4}" stroke="${colour}" stroke-width="1.8" stroke-dasharray="${dash}"/><text x="${BOX.left + 28}" y="${legendY}">${escapeText(name)}</text>`;
  });
  return [
    `<text x="${BOX.left}" y="18" font-size="13" font-weight="600">${escapeText(title)}</text>`,
    `<text x="${BOX.left}" y="34" fill="#59636e">${escapeText(yLabel)}</text>`,
    ...xTicks,
    ...yTicks,
    `<text x="${WIDTH - BOX.right}" y="${bottom + 28}" text-anchor="end" fill="#59636e">${escapeText(xLabel)}</text>`,
    ...lines,
  ].join('');
}

/** Whole decades round the values, at whole pixels. */
function scale(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  const at = (value: number) => Math.round(from + ((Math.log10(value) - low) / (high - low)) * (to - from));
  return { ticks, at };
}

/** "0.1", "100", "10k", "1M". */
function short(value: number): string {
  if (value >= 1e6) return `${value / 1e6}M`;
  if (value >= 1e4) return `${value / 1e3}k`;
  return String(Number(value.toPrecision(1)));
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
