/** Always has a realm pair at hand or on its way, and says on which device. */
import type { BackendName, Device } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import type { Exercise } from '../run/ask-judge.ts';
import { BOOT_MS } from './boot-realm.ts';
import { bootRealmPair, type RealmPair, type RealmSites } from './realm-pair.ts';

export interface RealmKeeper {
  /** The boot under way or done, as it ends. */
  booted(): Promise<RealmPair>;
  /** A pair that answers; one that failed or died is booted again. @throws GraderFault when none starts */
  pair(): Promise<RealmPair>;
  /** Ends both realms at once and boots fresh ones. */
  restart(next: Restart): void;
  close(): void;
}

export interface Restart {
  readonly backend: BackendName | 'best';
  /** Loaded into the new judge ahead of its next run. */
  readonly warm?: Exercise;
  /** Why it is no better backend, when the realms themselves cannot know. */
  readonly reason?: string;
}

const CLOSED = 'The runner was closed or changed. Run again.';

export function keepRealms(
  sites: RealmSites,
  first: BackendName | 'best',
  onDevice: (device: Device) => void,
): RealmKeeper {
  let booted: RealmPair | undefined;
  let booting: Promise<RealmPair>;
  let generation = 0;
  let closed = false;
  let shown: Device | undefined;

  function show(device: Device): void {
    const known = shown?.backend === device.backend && shown.reason === device.reason;
    shown = device;
    if (!known) onDevice(device);
  }

  function boot(next: Restart): void {
    const { warm } = next;
    const own = ++generation;
    const hadGpu = shown !== undefined && shown.backend !== 'cpu';
    booting = bootPair(sites, next, { hadGpu, isClosed: () => closed }).then(async ({ pair, why }) => {
      if (own !== generation) {
        pair.end();
        if (closed) throw new GraderFault(CLOSED);
        return booting;
      }
      booted = pair;
      show(why === undefined ? pair.judge.device : { ...pair.judge.device, reason: why });
      // A broken exercise is reported by the run that asks for it.
      if (warm) await pair.prepare(warm).catch(() => undefined);
      return pair;
    });
    booting.catch(() => undefined);
  }

  function end(): void {
    generation++;
    booted?.end();
    booted = undefined;
  }

  let last: Restart = { backend: first };
  boot(last);
  return {
    booted: () => booting,
    async pair() {
      const pair = await booting.catch(() => undefined);
      if (pair && (await pair.judgeIsAlive())) return pair;
      if (closed) throw new GraderFault(CLOSED);
      end();
      boot(last);
      return booting;
    },
    restart(next) {
      last = next;
      end();
      boot(next);
    },
    close() {
      closed = true;
      end();
      sites.judge.close();
      sites.student.close();
    },
  };
}

/** On a GPU that worked before and is late now, the CPU takes over: its realms wait for nobody. */
async function bootPair(
  sites: RealmSites,
  { backend, reason }: Restart,
  { hadGpu, isClosed }: { readonly hadGpu: boolean; readonly isClosed: () => boolean },
): Promise<{ pair: RealmPair; why?: string | undefined }> {
  const wakesGpu = hadGpu && backend !== 'cpu';
  const withinMs = wakesGpu ? sites.gpuRebootMs : BOOT_MS;
  try {
    return { pair: await bootRealmPair(sites, { backend, withinMs }), why: reason };
  } catch (error) {
    if (!wakesGpu || isClosed()) throw error;
    const pair = await bootRealmPair(sites, { backend: 'cpu', withinMs: BOOT_MS });
    return { pair, why: 'The GPU did not answer in time.' };
  }
}
