/** The page of `realm-server.ts`: a browser host on `window.realmPage`, with answers that Playwright can carry. */
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { type BrowserHostOptions, createBrowserHost } from '#grader/hosts/browser.ts';
import type { Host, HostRun } from '#grader/hosts/host.ts';
import type { BackendName, CasePlan, Device, JudgeEvent, Report } from '#grader/protocol.ts';

type Exercise = Pick<ExerciseBundle, 'slug' | 'hash' | 'files'>;

export interface RunAnswer {
  readonly report: Report | null;
  /** Name and message of what `run` rejected with. */
  readonly rejection: string | null;
  readonly events: JudgeEvent[];
  readonly wallMs: number;
}

export interface RealmPage {
  open(
    origins: { student: string; judge: string },
    preferredBackend: BackendName | 'best',
    more?: Pick<BrowserHostOptions, 'gpuRebootMs' | 'limits'>,
  ): Promise<Device>;
  prepare(exercise: Exercise): Promise<CasePlan[]>;
  /** `stopAfterMs` aborts the run that long after its first case started. */
  run(
    exercise: Exercise,
    run: {
      solution: string;
      seed: number;
      /** Default `public`; the page has the files, so it can run hidden cases as well. */
      visibility?: HostRun['visibility'];
      caseIds?: readonly string[];
      stopAfterMs?: number;
    },
  ): Promise<RunAnswer>;
  /** Every device that the host announced. */
  devices(): Device[];
  close(): Promise<void>;
}

declare global {
  interface Window {
    realmPage: RealmPage;
  }
}

let host: Host | undefined;
const devices: Device[] = [];

function opened(): Host {
  if (!host) throw new Error('open() first');
  return host;
}

window.realmPage = {
  open({ student, judge }, preferredBackend, more = {}) {
    host = createBrowserHost({
      studentOrigin: student,
      judgeOrigin: judge,
      mount: document.body,
      preferredBackend,
      ...more,
      onDevice: (device) => devices.push(device),
    });
    return host.device;
  },
  prepare: (exercise) => opened().prepare(exercise),
  async run(exercise, { solution, seed, visibility = 'public', caseIds, stopAfterMs }) {
    const events: JudgeEvent[] = [];
    const stop = new AbortController();
    let started = performance.now();
    const run: HostRun = {
      // As a student's Run.
      secondOpinion: 'cpu',
      solution,
      seed,
      visibility,
      ...(caseIds ? { caseIds } : {}),
      signal: stop.signal,
      onEvent(event) {
        events.push(event);
        if (stopAfterMs === undefined || event.type !== 'case-started') return;
        setTimeout(() => {
          started = performance.now();
          stop.abort(new Error('stopped'));
        }, stopAfterMs);
      },
    };
    const settled = await opened()
      .run(exercise, run)
      .then(
        (report) => ({ report, rejection: null }),
        (error: unknown) => ({ report: null, rejection: String(error) }),
      );
    return { ...settled, events, wallMs: performance.now() - started };
  },
  devices: () => devices,
  close: () => opened().close(),
};
