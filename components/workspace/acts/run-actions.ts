import type { CallCode } from '../../evidence/words/literal-code.ts';
import { debugCodeOf } from '../../report/debug/debug-code.ts';
import { NOTHING_OPEN } from '../results/open-case.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** What runs, and when. */
export function runActions(parts: WorkspaceParts, backToDraft: () => void) {
  const { exercise, history, text, view, results } = parts;
  const { run, running, runScratch } = parts.runs;
  const { set } = view;

  function start() {
    backToDraft();
    set.open(NOTHING_OPEN);
    set.phoneTab('results');
    void run.run(text.current());
  }

  function debug(caseId: string, code: CallCode) {
    const { shown } = history.submissions;
    // What is read in the place of the editor is what its reader asks about.
    void run.debugInput(history.reading && shown ? shown.source : text.current(), caseId, code);
  }

  return {
    start,
    debug,
    /** What Ctrl Enter means: the file that is open runs. */
    runOpenFile() {
      if (isScratchOpen(parts)) runScratch.current?.();
      else start();
    },
    /** What a run that ended early left; of another text by now, everything. */
    startRest() {
      if (run.state.source === text.current()) void run.runRest();
      else start();
    },
    startCase(caseId: string) {
      if (running) return;
      set.open({ id: caseId, chosen: true });
      void run.run(text.current(), [caseId]);
    },
    /** The open case on its smallest input, when it can be called alone. */
    debugOpen() {
      const item = results.items.find(({ id }) => id === results.openCase);
      const names = exercise.entryPoints.map(({ name }) => name);
      const code = debugCodeOf(item?.outcome?.evidence, names);
      if (item && code) debug(item.id, code);
    },
  };
}

/** One key, one thing: what runs is what is open. */
export function isScratchOpen({ view, history }: Pick<WorkspaceParts, 'view' | 'history'>): boolean {
  return view.file === 'scratch.ts' && !history.reading;
}
