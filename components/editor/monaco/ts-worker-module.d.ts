/** Monaco declares no types for its worker: what `ts-worker.ts` takes of it. */
declare module 'monaco-editor/languages/features/typescript/ts.worker.js' {
  import type { Completion } from '../completion/completion-rank.ts';

  export class TypeScriptWorker {
    constructor(context: unknown, data: unknown);
    getCompletionsAtPosition(
      fileName: string,
      position: number,
    ): Promise<{ readonly entries: readonly Completion[] } | undefined>;
  }
  export function initialize(create: (context: unknown, data: unknown) => TypeScriptWorker): void;
}
