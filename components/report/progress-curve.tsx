import type { Progress } from '#grader/protocol.ts';
import { LineChart } from './line-chart.tsx';
import { progressSeries, progressTitle } from './progress-series.ts';

/** The curve of a training, while it runs and afterwards. */
export function ProgressCurve({ progress }: { progress: readonly Progress[] }) {
  return <LineChart title={progressTitle(progress)} series={progressSeries(progress)} smooth />;
}
