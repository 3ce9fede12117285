'use client';

import { useRef, useState } from 'react';
import type { Correction, ImportPlanView, Meaning } from '#server/people/import/import-plan-view.ts';
import { reached } from '../ui/reached.ts';
import type { CourseRole, ListToImport, PeopleActions } from './people-actions.ts';

export interface ImportState {
  /** null: a list that was typed or pasted. */
  readonly fileName: string | null;
  readonly list: ListToImport | null;
  readonly plan: ImportPlanView | null;
  readonly problem: string | null;
  readonly working: boolean;
  /** Of what was applied. */
  readonly done: { readonly importId: string; readonly changes: number } | null;
}

const NOTHING: ImportState = {
  fileName: null,
  list: null,
  plan: null,
  problem: null,
  working: false,
  done: null,
};

/** A list on its way into the course: every answer to a problem gives a new plan, and the plan is what is applied. */
export function useImport(actions: PeopleActions) {
  const [state, setState] = useState<ImportState>(NOTHING);
  const latest = useRef(0);

  async function plan(list: ListToImport, fileName: string | null, problem: string | null = null) {
    latest.current += 1;
    const turn = latest.current;
    setState((before) => ({ ...before, list, fileName, working: true, done: null }));
    const answer = await reached(actions.preview(list));
    // A newer question is on its way: its answer is the one to show.
    if (turn !== latest.current) return;
    setState((before) => ({
      ...before,
      working: false,
      plan: answer.ok ? answer.value : before.plan,
      problem: answer.ok ? problem : answer.problem,
    }));
  }

  return {
    state,
    start: (text: string, fileName: string | null, terms: { role: CourseRole; section: string | null }) =>
      plan({ text, ...terms, corrections: [] }, fileName),
    again: () => setState(NOTHING),
    settle(corrections: readonly { index: number; correction: Correction }[]) {
      const { list, fileName } = state;
      if (list === null) return;
      const settled = new Set(corrections.map(({ index }) => index));
      const kept = list.corrections.filter(({ index }) => !settled.has(index));
      void plan({ ...list, corrections: [...kept, ...corrections] }, fileName);
    },
    mean(meanings: readonly Meaning[]) {
      if (state.list) void plan({ ...state.list, meanings, corrections: [] }, state.fileName);
    },
    async apply(changes: number) {
      const { list, plan: shown, fileName } = state;
      if (!list || !shown || state.working) return;
      setState((before) => ({ ...before, working: true }));
      const answer = await reached(actions.apply({ ...list, hash: shown.hash }));
      if (answer.ok) setState({ ...NOTHING, fileName, done: { importId: answer.value.importId, changes } });
      else await plan(list, fileName, answer.problem);
    },
  };
}
