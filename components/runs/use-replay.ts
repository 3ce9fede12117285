'use client';

import { useEffect, useRef, useState } from 'react';
import type { CallCode } from '../evidence/words/literal-code.ts';
import type { DebugRun } from '../report/debug/debug-result.tsx';
import { debugAfter } from './debug-run.ts';
import { debugSnippet } from './debug-snippet.ts';
import { evaluateSnippet } from './evaluate-snippet.ts';
import type { OpenHost } from './use-host.ts';

interface Replay {
  /** The student's program; not of a state, so that it is called once. */
  readonly source: string;
  readonly code: CallCode;
  readonly isSealed: boolean;
}

const WAITING: DebugRun = { running: true, logs: [], pictures: [], error: null };
/** Both programs draw the same random numbers. */
const SEED = 1;

/** One call of a student's program, then the same of the reference, in the reader's own realms. */
export function useReplay(open: OpenHost, { source, code, isSealed }: Replay) {
  const [own, setOwn] = useState(WAITING);
  const [reference, setReference] = useState<DebugRun | null>(isSealed ? null : WAITING);
  // New at each render, and always the same host.
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const ready = () => latest.current.ready();
    const controller = new AbortController();
    const { signal } = controller;
    async function call(solution: string, set: (change: (before: DebugRun) => DebugRun) => void) {
      const change = (next: (before: DebugRun) => Partial<DebugRun>) => {
        if (!signal.aborted) set((before) => ({ ...before, ...next(before) }));
      };
      const error = await evaluateSnippet(
        { ready },
        {
          ...{ solution, snippet: debugSnippet(code), seed: SEED, signal },
          onEvent: (event) => change((before) => debugAfter(before, event)),
        },
      );
      change(() => ({ running: false, error }));
    }
    async function both() {
      setOwn(WAITING);
      await call(source, setOwn);
      if (isSealed || signal.aborted) return;
      setReference(WAITING);
      // A host that did not start has said so beside the first call.
      const files = await ready().then(
        ({ exercise }) => exercise.files,
        () => ({}) as Readonly<Record<string, string>>,
      );
      await call(files['reference.ts'] ?? '', (change) =>
        setReference((before) => change(before ?? WAITING)),
      );
    }
    void both();
    return () => controller.abort();
  }, [source, code, isSealed]);
  return { own, reference };
}
