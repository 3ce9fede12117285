import type { Gone } from '../pooled/realms.ts';
import { usageOf } from './process-usage.ts';

export interface WatchdogLimits {
  readonly memoryBytes: number;
  readonly cpuMs: number;
}

const TICK_MS = 50;
const MEBIBYTE = 1024 * 1024;

/**
 * Looks at a process until `stop` is called.
 * @param bark called once, with the limit that was passed.
 */
export function watchProcess(
  pid: number,
  { memoryBytes, cpuMs }: WatchdogLimits,
  bark: (gone: Gone) => void,
): { stop(): void } {
  let stopped = false;
  const look = async (): Promise<void> => {
    const usage = await usageOf(pid);
    if (stopped) return;
    if (usage.residentBytes > memoryBytes) {
      const detail = `More than ${Math.round(memoryBytes / MEBIBYTE)} MiB of memory were in use.`;
      bark({ reason: 'out-of-memory', detail });
    } else if (usage.cpuMs > cpuMs) {
      bark({ reason: 'timed-out', detail: `More than ${Math.round(cpuMs / 1000)} s of CPU time were used.` });
    } else {
      timer = setTimeout(tick, TICK_MS);
      return;
    }
    stopped = true;
  };
  const tick = (): void => {
    look().catch(() => undefined);
  };
  let timer = setTimeout(tick, TICK_MS);
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
