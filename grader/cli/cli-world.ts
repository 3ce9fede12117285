import type { DenoBundles } from '../hosts/deno.ts';

/** What a command needs of the program that runs it. */
export interface CliWorld {
  /** Folder of the project: exercises lie in `exercises/` in it. */
  readonly root: string;
  /** Builds the realm bundles when they are stale; absolute paths. */
  readonly buildRealm: () => Promise<{ readonly deno: DenoBundles; readonly node: string }>;
  readonly print: (line: string) => void;
  /** Progress and explanations, beside the result. */
  readonly note: (line: string) => void;
}
