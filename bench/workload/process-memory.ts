/** Resident memory of this process's descendants, by what they are. */
import { readdirSync, readFileSync } from 'node:fs';

const MEBIBYTE = 1024 * 1024;
const PAGE_BYTES = 4096;

/** MiB of one process, without what it started; 0 when it is gone. */
export function residentMiB(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * PAGE_BYTES) / MEBIBYTE;
  } catch {
    return 0;
  }
}

/** The Deno processes under `pid`, walls not counted. */
export function denoProcesses(pid: number): number[] {
  return descendants(pid).filter((child) => {
    try {
      return readFileSync(`/proc/${child}/comm`, 'utf8').trim() === 'deno';
    } catch {
      return false;
    }
  });
}

function descendants(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .flatMap((child) => [Number(child), ...descendants(Number(child))]),
    );
  } catch {
    return [];
  }
}
