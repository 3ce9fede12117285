/** The two colour scales of every picture: viridis from zero upwards, blue to orange around zero. */

export type Rgb = readonly [red: number, green: number, blue: number];
export type Theme = 'light' | 'dark';

const SEQUENTIAL =
  '#440154 #482475 #414487 #355F8D #2A788E #21918C #22A884 #44BF70 #7AD151 #BDDF26 #FDE725'.split(' ');
const DIVERGING: Readonly<Record<Theme, readonly string[]>> = {
  light: '#123F7A #3C76B5 #86B0D6 #CFE0EE #F5F5F2 #F7DDBB #E9AC63 #C9741C #8A4206'.split(' '),
  dark: '#9CC8F5 #5B97D6 #33649B #233F5C #1C252B #523A1F #8F5B1F #D18A35 #FBC98A'.split(' '),
};

/** Above this relative luminance black text reads better than white. */
const DARK_TEXT_FROM_LUMINANCE = 0.22;

const sequentialStops = SEQUENTIAL.map(rgbOfHex);
const divergingStops = { light: DIVERGING.light.map(rgbOfHex), dark: DIVERGING.dark.map(rgbOfHex) };

/** Colour of a value in [0, limit]: zero is the dark end in both themes. Out of range is clamped. */
export function sequentialColour(value: number, limit: number): Rgb {
  return interpolate(sequentialStops, limit > 0 ? value / limit : 0);
}

/** Colour of a signed value in [−limit, limit]; zero sinks into the surface of the theme. */
export function divergingColour(value: number, limit: number, theme: Theme): Rgb {
  return interpolate(divergingStops[theme], limit > 0 ? (value / limit + 1) / 2 : 0.5);
}

/** The stops as a CSS gradient, left to right, for the legend under a map. */
export function legendGradient(scale: 'sequential' | 'diverging', theme: Theme): string {
  const stops = scale === 'sequential' ? SEQUENTIAL : DIVERGING[theme];
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/** CSS colour of 0. */
export function zeroColour(scale: 'sequential' | 'diverging', theme: Theme): string {
  return cssColour(scale === 'sequential' ? sequentialColour(0, 1) : divergingColour(0, 1, theme));
}

/** Black or white, whichever reads on the cell. */
export function textColourOn(cell: Rgb): '#000' | '#fff' {
  return luminance(cell) > DARK_TEXT_FROM_LUMINANCE ? '#000' : '#fff';
}

/** WCAG relative luminance, 0 to 1. */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function interpolate(stops: readonly Rgb[], position: number): Rgb {
  const scaled = Math.min(1, Math.max(0, position)) * (stops.length - 1);
  const lower = Math.min(Math.floor(scaled), stops.length - 2);
  const [from, to] = [stops[lower], stops[lower + 1]];
  if (!from || !to) throw new Error('A colour scale needs two stops.');
  const share = scaled - lower;
  const mix = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])];
}

function rgbOfHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
