/** Tensors as images: which axes are pictures, and how numbers become shades. */
import type { JsonTensor } from '#grader/protocol.ts';
import { numberOf } from '../words/number-words.ts';

export interface ImageLayout {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  /** 1 gray, 3 colour, 4 colour with opacity. */
  readonly channels: 1 | 3 | 4;
  /** Elements from one value to the next: larger than 1 when each channel is an image of its own. */
  readonly stride: number;
}

/** [H, W], [H, W, C], [N, H, W] or [N, H, W, C]; null when no plane of pixels can be found. */
export function imageLayoutOf(shape: readonly number[]): ImageLayout | null {
  if (shape.length < 2 || shape.length > 4 || shape.includes(0)) return null;
  const last = shape.at(-1) ?? 0;
  const isColour = last === 1 || last === 3 || last === 4;
  if (shape.length === 2) return { count: 1, height: shape[0] ?? 1, width: last, channels: 1, stride: 1 };
  if (isColour) {
    const [height = 1, width = 1] = shape.slice(-3);
    return { count: shape.length === 4 ? (shape[0] ?? 1) : 1, height, width, channels: last, stride: 1 };
  }
  if (shape.length === 3) {
    const [count = 1, height = 1, width = 1] = shape;
    return { count, height, width, channels: 1, stride: 1 };
  }
  // The channels of the first image, as images: what a convolution makes of it.
  const [, height = 1, width = 1] = shape;
  return { count: last, height, width, channels: 1, stride: last };
}

/** "Channels of the first of 8 images." Null where every image is there. */
export function channelsNote(
  { shape }: Pick<JsonTensor, 'shape'>,
  { stride }: Pick<ImageLayout, 'stride'>,
): string | null {
  const [images = 1] = shape;
  return stride > 1 && images > 1 ? `Channels of the first of ${images} images.` : null;
}

/** The values that are drawn black and white (or as no colour and full colour). */
export function shadeRange(values: readonly number[]): readonly [black: number, white: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let whole = true;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    whole &&= Number.isInteger(value);
  }
  if (low >= 0 && high <= 1) return [0, 1];
  if (low >= 0 && whole && high <= 255) return [0, 255];
  // A feature map: black stays what is zero, and what is bright is white however large it is.
  if (low >= 0) return [0, high];
  if (low >= -1 && high <= 1) return [-1, 1];
  if (!Number.isFinite(low)) return [0, 1];
  return [low, high];
}

const NAN_COLOUR = [0xc2, 0x27, 0x7f] as const;

/** No shade of grey, and apart from one another to every eye. */
const INFINITE_COLOURS = { above: [0xf2, 0xa3, 0x3a], below: [0x2f, 0x6f, 0xb7] } as const;

/** What stands for numbers without a shade: "NaN is magenta, +∞ orange." Null when there are none. */
export function strangePixels({ data }: Pick<JsonTensor, 'data'>): string | null {
  const found = [
    ...(data.includes('NaN') ? ['NaN is magenta'] : []),
    ...(data.includes('Infinity') ? ['+∞ is orange'] : []),
    ...(data.includes('-Infinity') ? ['−∞ is blue'] : []),
  ];
  return found.length === 0 ? null : `${found.join(', ')}.`;
}

/** RGBA of one image of a sheet; a pixel with a number that has no shade gets the colour of {@link strangePixels}. */
export function pixelsOf(
  tensor: Pick<JsonTensor, 'data'>,
  layout: ImageLayout,
  { image, range }: { image: number; range: readonly [number, number] },
): Uint8ClampedArray<ArrayBuffer> {
  const { width, height, channels, stride } = layout;
  const pixels = new Uint8ClampedArray(width * height * 4);
  const shade = (value: number) => (255 * (value - range[0])) / (range[1] - range[0] || 1);
  const start = stride > 1 ? image : image * width * height * channels;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const own = Array.from({ length: channels }, (_, channel) =>
      numberOf(tensor.data[start + pixel * channels * stride + channel] ?? 'NaN'),
    );
    const [red = 0, green = red, blue = red, alpha = range[1]] = own;
    const strange = strangeColour(own);
    const colour = [shade(red), shade(green), shade(blue), shade(alpha)];
    pixels.set(strange ? [...strange, 255] : colour, pixel * 4);
  }
  return pixels;
}

function strangeColour(values: readonly number[]): readonly number[] | null {
  if (values.some(Number.isNaN)) return NAN_COLOUR;
  const infinite = values.find((value) => !Number.isFinite(value));
  if (infinite === undefined) return null;
  return infinite > 0 ? INFINITE_COLOURS.above : INFINITE_COLOURS.below;
}
