/** Processor time of a Postgres cluster: what a query costs on a machine that does nothing else, whatever this one does. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;
/** Behind the name in brackets, from 0. */
const FIELDS = { parent: 1, user: 11, system: 12 } as const;

/** The process that starts the others, from a cluster's own folder. */
export function postmasterOf(dataDirectory: string): number {
  return Number(readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Of all its processes that are there, in milliseconds, to a hundredth of a second. */
export function postgresCpuMs(postmaster: number): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.reduce((sum, pid) => sum + cpuMsOf(pid, postmaster), 0);
}

function cpuMsOf(pid: string, postmaster: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (Number(fields[FIELDS.parent]) !== postmaster) return 0;
    return (Number(fields[FIELDS.user]) + Number(fields[FIELDS.system])) * TICK_MS;
  } catch {
    // It ended while we looked.
    return 0;
  }
}
