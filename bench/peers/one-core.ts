/** Throughput per core: this process and all that it starts, on one core. */
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

/** Gives a sentence for the notes: the core, or why there is no pinning here. */
export function pinToOneCore(): string {
  const core = cpus().length - 1;
  try {
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(process.pid)], {
      stdio: 'ignore',
    });
    return 'Everything ran on one core.';
  } catch {
    return 'This machine has no `taskset`, so processes could use every core.';
  }
}
