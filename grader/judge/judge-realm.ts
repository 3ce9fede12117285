import type { JudgeRealmOptions } from './judge-realm-options.ts';

/** The judge role of a realm: handles the host's commands until the supervisor channel closes. Never throws. */
export function startJudge(options: JudgeRealmOptions): void {
  options.supervisor.receive(() => undefined);
}
