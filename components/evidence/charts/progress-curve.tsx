import type { Progress } from '#grader/protocol.ts';
import { NumberTable } from '../pictures/number-table.tsx';
import { PictureFrame } from '../pictures/picture-frame.tsx';
import { gapSentences } from './chart-gaps.ts';
import { LineChart } from './line-chart.tsx';
import { progressSeries, progressTable, progressTitle } from './progress-series.ts';

/** The curve of a training, while it runs and afterwards. */
export function ProgressCurve({ progress }: { progress: readonly Progress[] }) {
  const title = progressTitle(progress);
  const series = progressSeries(progress);
  return (
    <PictureFrame
      title={title}
      table={() => <NumberTable label={`Numbers of ${title}`} {...progressTable(progress)} />}
      notes={gapSentences(series, 'step ')}
    >
      <LineChart title={title} series={series} smooth />
    </PictureFrame>
  );
}
