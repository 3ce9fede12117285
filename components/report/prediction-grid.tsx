'use client';

import { useEffect, useRef } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import type { Picture } from '#grader/protocol.ts';
import chart from './line-chart.module.css';
import { numberOf } from './number-words.ts';
import styles from './prediction-grid.module.css';
import { gridSentence, tileWords } from './prediction-words.ts';

/** Images with what was read in them; a mistake has a square edge and says what it is. */
export function PredictionGrid({ picture: { title, tensor, predictions } }: { picture: Picture }) {
  const [, height = 1, width = 1] = tensor.shape;
  if (!predictions) return null;
  return (
    <figure className={chart.figure}>
      <figcaption className={chart.title}>
        {title}: {gridSentence(predictions)}
      </figcaption>
      <ul className={styles.grid}>
        {predictions.shown.map((labels, at) => {
          const { wrong, caption, text } = tileWords(labels);
          const pixels = tensor.data.slice(at * height * width, (at + 1) * height * width).map(numberOf);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: images have no other name
            <li key={at} className={classNames(styles.tile, wrong && styles.wrong)}>
              <GrayImage pixels={pixels} width={width} height={height} text={text} />
              <span aria-hidden="true">{caption}</span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}

interface GrayImageProps {
  pixels: readonly number[];
  width: number;
  height: number;
  text: string;
}

function GrayImage({ pixels, width, height, text }: GrayImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    for (const [at, value] of pixels.entries()) image.data.set(grayOf(value), at * 4);
    context.putImageData(image, 0, 0);
  });
  return (
    <canvas
      ref={canvas}
      className={styles.image}
      width={width}
      height={height}
      role="img"
      aria-label={text}
    />
  );
}

function grayOf(value: number): readonly [number, number, number, number] {
  const shade = Math.round(255 * value);
  return [shade, shade, shade, 255];
}
