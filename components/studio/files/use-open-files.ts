'use client';

import { useState } from 'react';

export interface OpenFiles {
  /** In tabs, as they were opened. */
  readonly tabs: readonly string[];
  readonly path: string;
  /** Where the cursor is wanted; a new object each time it is asked for. */
  readonly line: { readonly line: number } | null;
  show(path: string, line: number | null): void;
  close(path: string): void;
}

const STATEMENT = 'statement.md';

/** Which files are open in tabs, and which one is on top. */
export function useOpenFiles(paths: readonly string[], first: string | null): OpenFiles {
  const [tabs, setTabs] = useState<readonly string[]>([STATEMENT, ...(first === null ? [] : [first])]);
  const [path, setPath] = useState(first ?? STATEMENT);
  const [line, setLine] = useState<{ readonly line: number } | null>(null);
  const there = tabs.filter((tab) => paths.includes(tab));
  const shown = there.includes(path) ? path : (there.at(-1) ?? paths[0] ?? STATEMENT);
  return {
    tabs: there.includes(shown) ? there : [...there, shown],
    path: shown,
    line,
    show(next, at) {
      setTabs((before) => (before.includes(next) ? before : [...before, next]));
      setPath(next);
      setLine(at === null ? null : { line: at });
    },
    close(tab) {
      setTabs((before) => before.filter((other) => other !== tab));
    },
  };
}
