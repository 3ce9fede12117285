/** The TypeScript worker of the editor, with completions in an order for people. Runs in a worker of its own. */
import { initialize, TypeScriptWorker } from 'monaco-editor/languages/features/typescript/ts.worker.js';
import { rankedCompletion } from '../completion/completion-rank.ts';

class RankingWorker extends TypeScriptWorker {
  override async getCompletionsAtPosition(fileName: string, position: number) {
    const found = await super.getCompletionsAtPosition(fileName, position);
    return found && { ...found, entries: found.entries.map(rankedCompletion) };
  }
}

// Takes the place of the handler that the module above has set.
self.onmessage = () => initialize((context, data) => new RankingWorker(context, data));
