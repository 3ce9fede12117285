/**
 * The server's host: judge and student realms in Deno processes without permissions, behind the walls that the machine
 * has. A student process serves one run and is thrown away; a judge process serves the runs of one exercise version.
 */
import { availableParallelism, loadavg } from 'node:os';
import { type Limits, SERVER_LIMITS } from '#grader/protocol.ts';
import { chooseWall, findDeno, type Wall } from './deno/deno-command.ts';
import { type DenoBundles, denoRealms } from './deno/deno-realms.ts';
import { GraderFault, type ProvingHost } from './host.ts';
import { createPooledHost } from './pooled/pooled-host.ts';

export type { DenoBundles };

export interface DenoHostOptions {
  /** The realm bundles for Deno, as `scripts/build-realm.ts` gives them. */
  readonly bundle: DenoBundles;
  /** Student processes that wait, booted. Default 2. */
  readonly poolSize?: number;
  /** Judge processes that stay for the next run, over all exercises. Default 4. */
  readonly judgesMax?: number;
  /** Where exercise.yaml does not say otherwise. Default those of the server. */
  readonly limits?: Limits;
  /** `required` refuses to work without the OS wall, `never` does without. Default `auto`. */
  readonly bwrap?: 'auto' | 'required' | 'never';
}

export interface DenoHost extends ProvingHost {
  /** What stands round each process beside Deno's own permissions. */
  readonly wall: Wall;
  /** "deno 2.9.6". */
  readonly runner: string;
  /** Runs that this machine does well at the same time. */
  readonly parallelism: number;
}

/**
 * Runs may overlap. Reports are `verified`. The backend is the CPU.
 * @throws GraderFault when Deno is missing, or the wall is `required` and cannot be built.
 */
export async function createDenoHost(options: DenoHostOptions): Promise<DenoHost> {
  const { bundle, poolSize = 2, judgesMax = 4, bwrap = 'auto', limits = SERVER_LIMITS } = options;
  const { deno, chosenWall } = await machine();
  const wall = bwrap === 'never' ? 'none' : await chosenWall();
  if (bwrap === 'required' && wall !== 'bwrap') {
    throw new GraderFault(
      'bubblewrap (bwrap) is required and does not work on this machine. Install it, or allow to do without.',
    );
  }
  const maker = await denoRealms({ deno, bundle, wall });
  const host = createPooledHost(maker, {
    poolSize,
    judgesMax,
    standing: 'verified',
    limits,
    slowness,
  });
  return { ...host, wall, runner: maker.runner, parallelism: availableParallelism() };
}

/** Looking starts five processes; Deno and the wall stay what they are while this one lives. */
const machine = once(async () => {
  const deno = await findDeno();
  return { deno, chosenWall: once(() => chooseWall(deno)) };
});

/** What failed is tried again by the next who asks. */
function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | null = null;
  return () => {
    found ??= find().catch((error: unknown) => {
      found = null;
      throw error;
    });
    return found;
  };
}

/** The average of a minute knows nothing of the last seconds; and more than the most says that the machine is too small. */
const SLOWNESS_MIN = 2;
const SLOWNESS_MAX = 6;

/** How many processes want each core, over the last minute: as much longer an honest case may take. */
function slowness(): number {
  const [lastMinute = 0] = loadavg();
  return Math.min(SLOWNESS_MAX, Math.max(SLOWNESS_MIN, lastMinute / availableParallelism()));
}
