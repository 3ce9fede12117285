/** Processor time of another process, to the nanosecond: what a request costs on a machine that does nothing else. */
import { readdirSync, readFileSync } from 'node:fs';

const NANOSECONDS_PER_MS = 1e6;

/** Of all threads that it has now, in milliseconds. */
export function processCpuMs(pid: number): number {
  return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + threadMs(pid, thread), 0);
}

function threadMs(pid: number, thread: string): number {
  try {
    const [ran] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    return Number(ran) / NANOSECONDS_PER_MS;
  } catch {
    // It ended while we looked.
    return 0;
  }
}
