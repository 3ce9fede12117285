/** What rounding does to the reference on the devices that this browser has, in realms as everything of an exercise. */
import type { HostExercise } from './use-host.ts';

export interface DeviceNoise {
  /** "webgpu", "webgl", "cpu". */
  readonly backend: string;
  readonly noise: readonly { readonly caseId: string; readonly inTolerances: number }[];
}

interface MeasureDevices {
  readonly sandbox: { readonly student: string; readonly judge: string };
  readonly exercise: HostExercise;
  readonly mount: HTMLElement;
}

/** The best device first, then WebGL where it is another; each once. */
const WISHES = ['best', 'webgl'] as const;

/** @throws GraderFault when no realm starts, or the reference does not come to an end */
export async function measureDevices({ sandbox, exercise, mount }: MeasureDevices): Promise<DeviceNoise[]> {
  const { createBrowserHost } = await import('#grader/hosts/browser.ts');
  const measured: DeviceNoise[] = [];
  for (const preferredBackend of WISHES) {
    const host = createBrowserHost({
      studentOrigin: sandbox.student,
      judgeOrigin: sandbox.judge,
      mount,
      preferredBackend,
    });
    try {
      const { backend } = await host.device;
      if (measured.some((one) => one.backend === backend)) continue;
      const noise = await host.measureNoise(exercise);
      measured.push({ backend, noise: noise.map(({ id, inTolerances }) => ({ caseId: id, inTolerances })) });
    } finally {
      await host.close();
    }
  }
  return measured;
}
