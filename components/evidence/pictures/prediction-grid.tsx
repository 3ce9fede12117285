'use client';

import { useEffect, useRef } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import type { Picture } from '#grader/protocol.ts';
import { type ImageLayout, pixelsOf } from './image-sheet-model.ts';
import { NumberTable } from './number-table.tsx';
import { PictureFrame } from './picture-frame.tsx';
import styles from './prediction-grid.module.css';
import { gridSentence, PREDICTION_COLUMNS, predictionRows, tileWords } from './prediction-words.ts';

/** Grey values of the images. */
const RANGE = [0, 1] as const;

/** Images with what was read in them; a mistake has a square edge and says what it is. */
export function PredictionGrid({ picture: { title, tensor, predictions } }: { picture: Picture }) {
  const [count = 0, height = 1, width = 1] = tensor.shape;
  if (!predictions) return null;
  const layout = { count, height, width, channels: 1, stride: 1 } as const;
  return (
    <PictureFrame
      title={title}
      notes={[gridSentence(predictions)]}
      table={() => (
        <NumberTable
          label={`Predictions of ${title}`}
          columnNames={PREDICTION_COLUMNS}
          rows={predictionRows(predictions)}
        />
      )}
    >
      <ul className={styles.grid}>
        {predictions.shown.map((labels, at) => {
          const { wrong, caption, text } = tileWords(labels);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: images have no other name
            <li key={at} className={classNames(styles.tile, wrong && styles.wrong)}>
              <GreyImage
                pixels={pixelsOf(tensor, layout, { image: at, range: RANGE })}
                layout={layout}
                text={text}
              />
              <span aria-hidden="true">{caption}</span>
            </li>
          );
        })}
      </ul>
    </PictureFrame>
  );
}

interface GreyImageProps {
  pixels: Uint8ClampedArray<ArrayBuffer>;
  layout: ImageLayout;
  /** What is read out in its place. */
  text: string;
}

function GreyImage({ pixels, layout: { width, height }, text }: GreyImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
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
