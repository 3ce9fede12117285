import type { Gone } from '../run/realms.ts';
import { type Usage, usageReader } from './process-usage.ts';

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
/** A case that took this share of the memory and then its time spent it collecting garbage: the heap was full. */
const FILLED_SHARE = 0.5;

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
  /** What was used when the case began; null until the next look has measured it. */
  let caseBegan: Usage | null = null;
  const outOfTime = (ms: number, grownBytes: number): Gone => {
    const time = `More than ${Math.round(ms / 1000)} s of CPU time were used`;
    if (grownBytes < memoryBytes * FILLED_SHARE) return { reason: 'timed-out', detail: `${time}.` };
    return {
      reason: 'out-of-memory',
      detail: `${time} with ${Math.round(grownBytes / MEBIBYTE)} MiB of memory.`,
    };
  };
  const readUsage = usageReader(pid);
  const look = async (): Promise<void> => {
    const usage = await readUsage();
    if (stopped) return;
    caseBegan ??= usage;
    const grown = usage.residentBytes - caseBegan.residentBytes;
    if (usage.residentBytes > memoryBytes) {
      const detail = `More than ${Math.round(memoryBytes / MEBIBYTE)} MiB of memory were in use.`;
      bark({ reason: 'out-of-memory', detail });
    } else if (usage.cpuMs > cpuMs) {
      bark(outOfTime(cpuMs, grown));
    } else if (usage.cpuMs - caseBegan.cpuMs > caseCpuMsMax) {
      bark(outOfTime(caseCpuMsMax, grown));
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
