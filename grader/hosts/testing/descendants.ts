import { readdirSync, readFileSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
  readonly residentBytes: number;
}

const PAGE_BYTES = 4096;

/** Realm processes under `root`, children of children too. Linux alone. */
export function realmProcesses(root: number = process.pid): RunningProcess[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = readOrEmpty(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && parent > 1 && (parent === root || isOurs(parent));
  };
  return [...parents.keys()]
    .filter(isOurs)
    .map((pid) => ({
      pid,
      command: readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' '),
      residentBytes: Number(readOrEmpty(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES,
    }))
    .filter(({ command }) => command.includes('realm'));
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
