import { useMemo, useState } from 'react';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { forbiddenMarks } from '../../editor/forbidden-marks.ts';
import { isFailing } from '../../report/case-state.ts';
import { loadErrorOf } from '../../report/load-failure.ts';
import { itemsOfReport } from '../../report/results-model.ts';
import { itemsOfRun } from '../../runs/run-items.ts';
import { marksOfEarlier, marksOfRun } from '../../runs/run-marks.ts';
import type { RunState } from '../../runs/run-state.ts';
import { verifiedWords } from '../../submission/verified-words.ts';
import { type LiveValue, steady, useLive } from '../live-value.ts';
import type { WorkspaceProps } from '../workspace-props.ts';
import { earlierWords } from './earlier-words.ts';
import { type OpenCase, openCaseOf } from './open-case.ts';

interface ShownOptions {
  readonly view: WorkspaceProps['view'];
  readonly forbiddenOperations: WorkspaceProps['forbiddenOperations'];
  /** The case that was chosen, or none. */
  readonly open: OpenCase;
  readonly run: RunState;
  /** The submission on show; its report stands in the place of the run's. */
  readonly shown: SubmissionDetailView | null;
  readonly source: LiveValue<string>;
  /** The code of `shown` stands in the place of the editor. */
  readonly reading: boolean;
}

/** What is to be seen of a run or of a verified report, beside the code and in it. */
export function useShownResults(options: ShownOptions) {
  const { view, forbiddenOperations, open, run, shown, source, reading } = options;
  const { exercise } = view;
  const verifiedReport = shown?.report ?? null;
  const items = useMemo(
    () => (verifiedReport ? itemsOfReport(verifiedReport) : itemsOfRun(run)),
    [verifiedReport, run],
  );
  const isRunText = useLive(source, (text) => text === run.source);
  const ranOther = run.source !== null && !isRunText;
  const marks = useMemo(() => {
    const own = marksOfRun(run);
    return ranOther ? marksOfEarlier(own) : own;
  }, [run, ranOther]);
  const [forbiddenIn] = useState(() =>
    steady((text: string) => forbiddenMarks(text, forbiddenOperations, exercise.forbidsBecause)),
  );
  const forbidden = useLive(source, forbiddenIn);
  return {
    earlier: useLive(source, (text) => earlierWords({ shown, source: text, reading, ran: run.source })),
    // Code that does not load has one error and no case to step to.
    failing: loadErrorOf(items) ? 0 : items.filter(isFailing).length,
    forbidden,
    /** The text in the editor is the one that ran. */
    isRunText,
    items,
    marks,
    openCase: openCaseOf(open, items),
    runOfDraft: run.phase === 'finished' && isRunText ? itemsOfRun(run) : null,
    verifiedReport,
    words: shown?.state === 'verified' ? verifiedWords(shown) : null,
  };
}
