/** What the student's code says while it runs: kept for the outcome, passed on as it comes, both bounded. */
import type { JudgeEvent, LogLine, Picture, Progress } from '#grader/protocol.ts';
import { createProgressCurve } from '../explain/progress-curve.ts';

export interface CaseRecorder {
  /** What comes from now on belongs to this case; null: to loading. */
  begin(caseId: string | null): void;
  /** What comes until the next `begin` belongs to nothing, and nobody hears of it. */
  pause(): void;
  log(line: LogLine): void;
  picture(picture: Picture): void;
  progress(progress: Progress & { picture?: Picture }): void;
  /** What was said since `begin`. */
  said(): { readonly logs: LogLine[]; readonly pictures: Picture[]; readonly progress: Progress[] };
}

const PICTURES_MAX = 20;
/** While loading, where a scratch snippet draws: no report keeps these. */
const LOADING_PICTURES_MAX = 50;
/** A live curve needs no more points; drivers report every step of at most a few thousand. */
const PROGRESS_MAX = 10_000;

export function createCaseRecorder(options: {
  readonly emit: (event: JudgeEvent) => void;
  readonly logLinesMax: number;
}): CaseRecorder {
  let caseId: string | null = null;
  let paused = false;
  let logs: LogLine[] = [];
  let pictures: Picture[] = [];
  let steps = 0;
  let curve = createProgressCurve();
  return {
    pause() {
      paused = true;
    },
    begin(id) {
      caseId = id;
      paused = false;
      logs = [];
      pictures = [];
      steps = 0;
      curve = createProgressCurve();
    },
    log(line) {
      if (paused || logs.length > options.logLinesMax) return;
      const full = logs.length === options.logLinesMax;
      const kept: LogLine = full
        ? { level: 'warn', text: 'More lines were printed; they are not shown.' }
        : line;
      logs.push(kept);
      options.emit({ type: 'log', caseId, line: kept });
    },
    picture(picture) {
      if (paused || pictures.length >= (caseId === null ? LOADING_PICTURES_MAX : PICTURES_MAX)) return;
      pictures.push(picture);
      options.emit({ type: 'picture', caseId, picture });
    },
    progress(progress) {
      steps += 1;
      if (paused || caseId === null || steps > PROGRESS_MAX) return;
      curve.add({ step: progress.step, values: progress.values });
      options.emit({ ...progress, type: 'progress', caseId });
    },
    said: () => ({ logs, pictures, progress: curve.points() }),
  };
}
