'use client';

import { useEffect, useRef } from 'react';
import type { JsonTensor } from '#grader/protocol.ts';
import chart from './line-chart.module.css';
import { formatShape, numberOf } from './number-words.ts';
import styles from './picture-view.module.css';

/** Small images are enlarged to about this side. */
const SIDE_SHOWN = 180;

/** The first image of [..., height, width, 3]; values up to 1 or up to 255. */
export function ColourImage({ title, tensor }: { title: string; tensor: JsonTensor }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [height = 1, width = 1] = tensor.shape.slice(-3);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(width, height);
    const values = tensor.data.slice(0, width * height * 3).map(numberOf);
    const full = values.some((value) => value > 1) ? 255 : 1;
    for (let pixel = 0; pixel < width * height; pixel++) {
      for (let channel = 0; channel < 3; channel++) {
        pixels.data[pixel * 4 + channel] = ((values[pixel * 3 + channel] ?? 0) / full) * 255;
      }
      pixels.data[pixel * 4 + 3] = 255;
    }
    context.putImageData(pixels, 0, 0);
  }, [tensor, width, height]);

  const scale = Math.max(1, Math.floor(SIDE_SHOWN / Math.max(width, height)));
  return (
    <figure className={chart.figure}>
      <figcaption className={chart.title}>{title}</figcaption>
      <canvas
        ref={canvas}
        width={width}
        height={height}
        role="img"
        aria-label={`${title}: image of shape ${formatShape(tensor.shape)}`}
        className={styles.image}
        style={{ width: width * scale, height: height * scale }}
      />
    </figure>
  );
}
