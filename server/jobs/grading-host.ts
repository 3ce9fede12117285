import type { Host } from '#grader/hosts/host.ts';

/** What the worker needs of a grader: all cases of one solution. It rejects only when the grader itself is at fault. */
export type GradingHost = Pick<Host, 'run'>;
