import type { Gone } from '../pooled/realms.ts';
import { usageOf } from './process-usage.ts';

export interface WatchdogLimits {
  readonly memoryBytes: number;
  readonly cpuMs: number;
}

export interface Watchdog {
  stop(): void;
  /** From the next look on, this much CPU time is allowed until the next case begins. */
  beginCase(cpuMs: number): void;
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
): Watchdog {
  let stopped = false;
  let caseCpuMsMax = Number.POSITIVE_INFINITY;
  /** CPU time when the case began; null until the next look has measured it. */
  let caseBegan: number | null = null;
  const timedOut = (ms: number): Gone => ({
    reason: 'timed-out',
    detail: `More than ${Math.round(ms / 1000)} s of CPU time were used.`,
  });
  const look = async (): Promise<void> => {
    const usage = await usageOf(pid);
    if (stopped) return;
    caseBegan ??= usage.cpuMs;
    if (usage.residentBytes > memoryBytes) {
      const detail = `More than ${Math.round(memoryBytes / MEBIBYTE)} MiB of memory were in use.`;
      bark({ reason: 'out-of-memory', detail });
    } else if (usage.cpuMs > cpuMs) {
      bark(timedOut(cpuMs));
    } else if (usage.cpuMs - caseBegan > caseCpuMsMax) {
      bark(timedOut(caseCpuMsMax));
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
    beginCase(ms) {
      caseCpuMsMax = ms;
      caseBegan = null;
    },
  };
}
