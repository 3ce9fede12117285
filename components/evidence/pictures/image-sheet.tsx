'use client';

import { useEffect, useMemo, useRef } from 'react';
import type { JsonTensor } from '#grader/protocol.ts';
import { formatPair, numberOf } from '../words/number-words.ts';
import styles from './image-sheet.module.css';
import { channelsNote, type ImageLayout, pixelsOf, shadeRange, strangePixels } from './image-sheet-model.ts';

interface ImageSheetProps {
  tensor: JsonTensor;
  layout: ImageLayout;
  /** What is read out in place of the images. */
  text: string;
}

export const IMAGES_MAX = 16;
/** A lone image is enlarged to about this side, one of several to about the other. */
const LONE_SIDE = 180;
const MANY_SIDE = 64;

/** One image, or the first of several side by side in one range of shades. */
export function ImageSheet({ tensor, layout, text }: ImageSheetProps) {
  const range = useMemo(() => shadeRange(tensor.data.map(numberOf)), [tensor]);
  const [black, white] = formatPair(...range);
  const channels = channelsNote(tensor, layout);
  const strange = useMemo(() => strangePixels(tensor), [tensor]);
  const shown = Math.min(layout.count, IMAGES_MAX);
  const side = shown === 1 ? LONE_SIDE : MANY_SIDE;
  const zoom = side / Math.max(layout.width, layout.height);
  const scale = zoom >= 1 ? Math.floor(zoom) : zoom;
  const size = { width: layout.width * scale, height: layout.height * scale };
  return (
    <div>
      <div className={styles.sheet} role="img" aria-label={text}>
        {Array.from({ length: shown }, (_, image) => (
          <OneImage
            // biome-ignore lint/suspicious/noArrayIndexKey: images are told apart by their place
            key={image}
            pixels={pixelsOf(tensor, layout, { image, range })}
            layout={layout}
            size={size}
          />
        ))}
      </div>
      <p className={styles.note}>
        {layout.channels === 1 ? `${black} is black, ${white} white.` : `Channels from ${black} to ${white}.`}
        {strange === null ? '' : ` ${strange}`}
        {channels === null ? '' : ` ${channels}`}
        {shown < layout.count ? ` The first ${shown} of ${layout.count}.` : ''}
      </p>
    </div>
  );
}

interface OneImageProps {
  pixels: Uint8ClampedArray<ArrayBuffer>;
  layout: ImageLayout;
  /** CSS pixels. */
  size: { readonly width: number; readonly height: number };
}

function OneImage({ pixels, layout: { width, height }, size }: OneImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  }, [pixels, width, height]);
  return <canvas ref={canvas} width={width} height={height} className={styles.image} style={size} />;
}
