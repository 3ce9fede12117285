/** What a process and its descendants use, from /proc or else from ps. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface Usage {
  readonly residentBytes: number;
  readonly cpuMs: number;
}

// Linux on every platform that Node supports.
const PAGE_BYTES = 4096;
const TICKS_PER_SECOND = 100;
const hasProc = process.platform === 'linux';

/** Of `pid` and everything under it; zeros when it is gone. */
export async function usageOf(pid: number): Promise<Usage> {
  try {
    return hasProc ? await fromProc(pid) : await fromPs(pid);
  } catch {
    return { residentBytes: 0, cpuMs: 0 };
  }
}

async function fromProc(pid: number): Promise<Usage> {
  const own = await statOf(pid);
  const inner = await Promise.all((await childrenOf(pid)).map(usageOf));
  return inner.reduce(
    (sum, { residentBytes, cpuMs }) => ({
      residentBytes: sum.residentBytes + residentBytes,
      cpuMs: sum.cpuMs + cpuMs,
    }),
    own,
  );
}

async function statOf(pid: number): Promise<Usage> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // The name in parentheses may hold anything; fields are counted from behind it, starting with the third.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const at = (field: number): number => Number(fields[field - 3] ?? 0);
  const ticks = at(14) + at(15);
  return { residentBytes: at(24) * PAGE_BYTES, cpuMs: (ticks * 1000) / TICKS_PER_SECOND };
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
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
