/** Always has a realm pair at hand or on its way, and says on which device. */
import type { BackendName, Device } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import type { Exercise } from './prepare-exercise.ts';
import { bootRealmPair, type RealmPair, type RealmSites } from './realm-pair.ts';

export interface RealmKeeper {
  /** The pair, booted and answering. @throws GraderFault when none starts */
  pair(): Promise<RealmPair>;
  /** Ends both realms at once and boots fresh ones; `warm` is loaded into the new judge ahead of its next run. */
  restart(backend: BackendName | 'best', warm?: Exercise): void;
  close(): void;
}

export function keepRealms(
  sites: RealmSites,
  first: BackendName | 'best',
  onDevice: (device: Device) => void,
): RealmKeeper {
  let backend = first;
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

  function boot(warm?: Exercise): void {
    const own = ++generation;
    booting = bootRealmPair(sites, backend).then(async (pair) => {
      if (own !== generation) {
        pair.end();
        if (closed) throw new GraderFault('The host is closed.');
        return booting;
      }
      booted = pair;
      show(pair.judge.device);
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

  boot();
  return {
    async pair() {
      const pair = await booting.catch(() => undefined);
      if (pair && (await pair.judgeIsAlive())) return pair;
      end();
      boot();
      return booting;
    },
    restart(next, warm) {
      backend = next;
      end();
      boot(warm);
    },
    close() {
      closed = true;
      end();
      sites.judge.close();
      sites.student.close();
    },
  };
}
