/** What a process and its descendants use, from /proc or else from ps. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

export interface Usage {
  readonly residentBytes: number;
  readonly cpuMs: number;
}

// Linux on every platform that Node supports.
const PAGE_BYTES = 4096;
const TICKS_PER_SECOND = 100;
const hasProc = process.platform === 'linux';

const NOTHING: Usage = { residentBytes: 0, cpuMs: 0 };
/** A realm process starts all of its processes before it is watched; looking for more is the dearer part. */
const FAMILY_READINGS = 20;

/** Readings of `pid` and everything under it, made often; zeros when it is gone. */
export function usageReader(pid: number): () => Promise<Usage> {
  if (!hasProc) return () => fromPs(pid).catch(() => NOTHING);
  let family: readonly number[] = [];
  let readings = 0;
  return async () => {
    if (readings++ % FAMILY_READINGS === 0) family = familyOf(pid);
    return family.map(statOf).reduce(sum, NOTHING);
  };
}

function sum(one: Usage, other: Usage): Usage {
  return { residentBytes: one.residentBytes + other.residentBytes, cpuMs: one.cpuMs + other.cpuMs };
}

/** Files of /proc are made up when they are read: waiting for a thread to do it costs many times the reading. */
function statOf(pid: number): Usage {
  const stat = readProc(`/proc/${pid}/stat`);
  // The name in parentheses may hold anything; fields are counted from behind it, starting with the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const at = (field: number): number => Number(fields[field - 3] ?? 0);
  const ticks = at(14) + at(15);
  return { residentBytes: at(24) * PAGE_BYTES, cpuMs: (ticks * 1000) / TICKS_PER_SECOND };
}

function familyOf(pid: number): readonly number[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)];
}

function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) =>
    readProc(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Nothing for a process that is gone. */
function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function fromPs(root: number): Promise<Usage> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=,time=']);
  const rows = stdout.split('\n').map((row) => row.trim().split(/\s+/));
  const family = new Set([root]);
  // Parents are listed before their children nearly always; a second pass finds the rest.
  for (const _pass of [1, 2]) {
    for (const [pid, parent] of rows) if (family.has(Number(parent))) family.add(Number(pid));
  }
  let residentBytes = 0;
  let cpuMs = 0;
  for (const [pid, , rss, time] of rows) {
    if (!family.has(Number(pid))) continue;
    residentBytes += Number(rss) * 1024;
    cpuMs += clockMs(time ?? '');
  }
  return { residentBytes, cpuMs };
}

/** "1:02.50" or "01:02:03" to milliseconds. */
function clockMs(clock: string): number {
  return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
}
