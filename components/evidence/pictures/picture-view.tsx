'use client';

import { useMemo } from 'react';
import type { Picture } from '#grader/protocol.ts';
import { HistogramChart } from '../charts/histogram-chart.tsx';
import { LineChart } from '../charts/line-chart.tsx';
import { isScatter, ScatterChart } from '../charts/scatter-chart.tsx';
import { TrajectoryChart } from '../charts/trajectory-chart.tsx';
import { TensorMap } from '../maps/tensor-map.tsx';
import { numberOf } from '../words/number-words.ts';
import { ImageSheet } from './image-sheet.tsx';
import { imageLayoutOf } from './image-sheet-model.ts';
import { PictureFrame } from './picture-frame.tsx';
import { linesOf, pictureNotes, pictureTitle } from './picture-words.ts';
import { PredictionGrid } from './prediction-grid.tsx';
import { figuresOf, figuresText, isEmpty } from './tensor-figures.ts';
import { TensorTable } from './tensor-table.tsx';

/** What `show(tensor, { as })` or a case asked for. Values of the inspector are listed there. */
export function PictureView({ picture }: { picture: Picture }) {
  const { tensor } = picture;
  const title = pictureTitle(picture);
  const figures = useMemo(() => picture.stats ?? figuresOf(tensor), [picture.stats, tensor]);
  if (picture.as === 'value') return null;
  if (picture.as === 'predictions') return <PredictionGrid picture={picture} />;
  const table = () => <TensorTable title={title} tensor={tensor} labels={picture.labels} />;
  const text = figuresText(figures);
  return (
    <PictureFrame title={title} table={table} notes={pictureNotes(picture)}>
      {isEmpty(tensor) ? null : <Drawing picture={picture} text={`${title}: ${text}`} table={table} />}
      {picture.stats ? <p>{text}</p> : null}
    </PictureFrame>
  );
}

interface DrawingProps {
  picture: Picture;
  text: string;
  table: () => React.ReactNode;
}

function Drawing({ picture, text, table }: DrawingProps) {
  const { tensor } = picture;
  switch (picture.as) {
    case 'image': {
      const layout = imageLayoutOf(tensor.shape);
      return layout ? <ImageSheet tensor={tensor} layout={layout} text={text} /> : table();
    }
    case 'heatmap':
      return <TensorMap tensor={tensor} text={text} axisNames={picture.axes} mask={picture.mask} />;
    case 'line':
      return <LineChart title={text} series={linesOf(picture).series} />;
    case 'histogram':
      return <HistogramChart values={tensor.data.map(numberOf)} text={text} />;
    case 'scatter':
      return isScatter(tensor) ? <ScatterChart tensor={tensor} text={text} /> : table();
    case 'trajectory':
      return <TrajectoryChart picture={picture} />;
    default:
      return table();
  }
}
