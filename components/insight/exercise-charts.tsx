'use client';

import type { ExerciseInsightView } from '#server/insight/insight-view.ts';
import { formatPoints } from '../ui/format-points.ts';
import { BarList, scaleEnd } from './bar-list.tsx';
import { type Bar, mean, median } from './bars.ts';
import { ChartPanel } from './chart-panel.tsx';
import { ColumnChart } from './column-chart.tsx';
import styles from './exercise-charts.module.css';
import { durationWords, studentsWords } from './insight-words.ts';

interface ExerciseChartsProps {
  readonly view: ExerciseInsightView;
  readonly charts: Readonly<
    Record<'cases' | 'mistakes' | 'scores' | 'submissions' | 'passes', readonly Bar[]>
  >;
  readonly openKey: string | null;
  readonly showing: 'chart' | 'table';
  readonly onShow: (showing: 'chart' | 'table') => void;
  readonly onOpen: (bar: Bar) => void;
  /** So few that a distribution would tell of persons. */
  readonly countsOnly: boolean;
  /** Below the known mistakes. */
  readonly children?: React.ReactNode;
}

/** Cases and mistakes above, scores, submissions and time below. */
export function ExerciseCharts({ view, charts, countsOnly, children, ...shown }: ExerciseChartsProps) {
  const { students } = view;
  const of = students.length;
  const { openKey, onOpen } = shown;
  const known = charts.mistakes.reduce((sum, bar) => sum + bar.students.length, 0);
  const panel = { ...shown, of };
  const chart = { openKey, onOpen };
  return (
    <div className={styles.charts}>
      <ChartPanel
        {...panel}
        title="Who fails which case"
        note={`% and count of ${of}`}
        what="Case"
        bars={charts.cases}
        foot={shown.showing === 'chart' ? <CasesLegend end={scaleEnd(charts.cases, of)} /> : undefined}
      >
        <BarList {...chart} label="Cases" bars={charts.cases} of={of} shows="share" />
      </ChartPanel>
      <ChartPanel
        {...panel}
        title="Known mistakes"
        note={studentsWords(known)}
        what="Mistake"
        bars={charts.mistakes}
        foot={children}
      >
        {charts.mistakes.length === 0 ? (
          <p className={styles.none}>No mistake with a name is made.</p>
        ) : (
          <BarList {...chart} label="Known mistakes" bars={charts.mistakes} of={of} shows="count" />
        )}
      </ChartPanel>
      {countsOnly ? (
        <p className={styles.few}>
          {studentsWords(of)} so far: distributions are shown from 5 on, so that no one is singled out.
        </p>
      ) : (
        <div className={styles.distributions}>
          <ChartPanel {...panel} title="Scores" note={scoreNote(view)} what="Points" bars={charts.scores}>
            <ColumnChart {...chart} label="Scores" bars={charts.scores} />
          </ChartPanel>
          <ChartPanel
            {...panel}
            title="Submissions"
            note={`mean ${(mean(students.map(({ submissions }) => submissions)) ?? 0).toFixed(1)}`}
            what="Handed in"
            bars={charts.submissions}
          >
            <ColumnChart {...chart} label="Submissions" bars={charts.submissions} />
          </ChartPanel>
          <ChartPanel
            {...panel}
            title="Time to first full pass"
            note={passNote(view)}
            what="From the first submission"
            bars={charts.passes}
            foot="From the first submission to the first that passes everything."
          >
            <ColumnChart {...chart} label="Time to first full pass" bars={charts.passes} />
          </ChartPanel>
        </div>
      )}
    </div>
  );
}

function CasesLegend({ end }: { readonly end: number }) {
  return (
    <p className={styles.legend}>
      <svg width="18" height="9" aria-hidden="true">
        <rect className={styles.shown} width="18" height="9" />
      </svg>
      shown to students
      <svg width="18" height="9" aria-hidden="true">
        <rect width="18" height="9" fill="url(#insight-hatch)" />
      </svg>
      hidden
      <span className={styles.scale}>full width {Math.round(end * 100)}%</span>
    </p>
  );
}

function scoreNote({ students, exercise }: ExerciseInsightView): string {
  const points = students.map((student) => student.points);
  const [average, middle] = [mean(points) ?? 0, median(points) ?? 0];
  return `of ${formatPoints(exercise.pointsMax)}, mean ${formatPoints(Math.round(average * 10) / 10)}, median ${formatPoints(middle)}`;
}

function passNote({ students }: ExerciseInsightView): string {
  const minutes = students.flatMap(({ minutesToPass }) => (minutesToPass === null ? [] : [minutesToPass]));
  const middle = median(minutes);
  return middle === null
    ? 'nobody passes yet'
    : `${studentsWords(minutes.length)}, median ${middle === 0 ? 'at once' : durationWords(middle)}`;
}
