'use client';

import { useState } from 'react';
import type { SnippetView } from '#server/grading/snippets/snippet-view.ts';
import { reached } from '../../ui/reached.ts';
import type { Answer, ReviewActions } from '../review-actions.ts';

export interface Snippets {
  /** Null: not asked for yet. */
  readonly list: readonly SnippetView[] | null;
  readonly problem: string | null;
  readonly load: () => void;
  readonly save: (
    snippet: Omit<SnippetView, 'id'> & { readonly id: string | null },
  ) => Promise<string | null>;
  readonly remove: (snippetId: string) => Promise<string | null>;
}

/** One's own snippets and the course's, loaded when they are first asked for. */
export function useSnippets(actions: Pick<ReviewActions, 'snippets'>): Snippets {
  const [list, setList] = useState<readonly SnippetView[] | null>(null);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function settle(act: Promise<Answer<readonly SnippetView[]>>): Promise<string | null> {
    const answer = await reached(act);
    if (answer.ok) setList(answer.value);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok ? null : answer.problem;
  }

  return {
    list,
    problem,
    load: () => {
      if (asked) return;
      setAsked(true);
      void settle(actions.snippets.list()).then((failed) => setAsked(failed === null));
    },
    save: (snippet) => settle(actions.snippets.save(snippet)),
    remove: (snippetId) => settle(actions.snippets.remove(snippetId)),
  };
}
