'use client';

import { type ComponentProps, lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import type { ScratchPane } from '../runs/scratch-pane.tsx';
import type { SourcePane } from '../submission/source-pane.tsx';
import type { SubmissionsTab } from '../submission/submissions-tab.tsx';
import type { WorkspaceDialogs } from './workspace-dialogs.tsx';

/*
 * Parts of the workspace that nobody sees at first: not in the page's first script, nor in what the server renders.
 */
const loadDialogs = () => import('./workspace-dialogs.tsx');
const loadScratch = () => import('../runs/scratch-pane.tsx');
const loadSource = () => import('../submission/source-pane.tsx');
const loadSubmissions = () => import('../submission/submissions-tab.tsx');
const Dialogs = lazy(async () => ({ default: (await loadDialogs()).WorkspaceDialogs }));
const Scratch = lazy(async () => ({ default: (await loadScratch()).ScratchPane }));
const Source = lazy(async () => ({ default: (await loadSource()).SourcePane }));
const Submissions = lazy(async () => ({ default: (await loadSubmissions()).SubmissionsTab }));

/** Fetches them once the page is there, so that they open at once, also without a connection. */
export function useLaterPartsAhead(): void {
  useEffect(() => {
    Promise.all([loadDialogs(), loadScratch(), loadSource(), loadSubmissions()]).catch(() => undefined);
  }, []);
}

export function LaterDialogs(props: ComponentProps<typeof WorkspaceDialogs>) {
  return (
    <InBrowser>
      <Dialogs {...props} />
    </InBrowser>
  );
}

export function LaterScratchPane(props: ComponentProps<typeof ScratchPane>) {
  return (
    <InBrowser>
      <Scratch {...props} />
    </InBrowser>
  );
}

export function LaterSourcePane(props: ComponentProps<typeof SourcePane>) {
  return (
    <InBrowser>
      <Source {...props} />
    </InBrowser>
  );
}

export function LaterSubmissionsTab(props: ComponentProps<typeof SubmissionsTab>) {
  return (
    <InBrowser>
      <Submissions {...props} />
    </InBrowser>
  );
}

function InBrowser({ children }: { readonly children: React.ReactNode }) {
  const hydrated = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  return hydrated ? <Suspense>{children}</Suspense> : null;
}

function neverChanges(): () => void {
  return () => undefined;
}
