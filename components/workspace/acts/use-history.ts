'use client';

import { useState } from 'react';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { useSubmissions } from '../../submission/use-submissions.ts';
import type { WorkspaceProps } from '../workspace-props.ts';

/** A submission that the address asks for is read where it is not the draft again: other code, comments. */
function isRead({ source, comments }: SubmissionDetailView, draft: string): boolean {
  return source !== draft || comments.length > 0;
}

/** Submissions, and whether the code of one stands in the place of the editor. */
export function useHistory(props: WorkspaceProps) {
  const { view, place, userId, refusalTexts, actions, openSubmission, openCompared } = props;
  const [reading, setReading] = useState(
    () =>
      openCompared !== null ||
      (openSubmission !== null && isRead(openSubmission, view.draft?.source ?? view.starter)),
  );
  const submissions = useSubmissions(
    place,
    { list: view.submissions, shown: openSubmission, compared: openCompared },
    { userId, texts: refusalTexts, actions },
  );
  const { shown, compared } = submissions;
  return {
    submissions,
    reading,
    setReading,
    /** Once it is known what the editor begins with. */
    readBeside: (text: string) => setReading(compared !== null || (shown !== null && isRead(shown, text))),
  };
}
