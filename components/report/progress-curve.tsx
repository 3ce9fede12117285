import type { Progress } from '#grader/protocol.ts';
import { LineChart } from './line-chart.tsx';
import { PictureFrame } from './picture-frame.tsx';
import { progressSeries, progressTable, progressTitle } from './progress-series.ts';
import { TensorTable } from './tensor-table.tsx';

/** The curve of a training, while it runs and afterwards. */
export function ProgressCurve({ progress }: { progress: readonly Progress[] }) {
  const title = progressTitle(progress);
  return (
    <PictureFrame title={title} table={() => <TensorTable title={title} {...progressTable(progress)} />}>
      <LineChart title={title} series={progressSeries(progress)} smooth />
    </PictureFrame>
  );
}
