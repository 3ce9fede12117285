'use client';

import dynamic from 'next/dynamic';
import { useEffect } from 'react';

const loadDialogs = () => import('./workspace-dialogs.tsx').then((part) => part.WorkspaceDialogs);
const loadScratch = () => import('./scratch-pane.tsx').then((part) => part.ScratchPane);
const loadSource = () => import('./source-pane.tsx').then((part) => part.SourcePane);
const loadSubmissions = () => import('./submissions-tab.tsx').then((part) => part.SubmissionsTab);

/** Parts of the workspace that nobody sees at first: not in the page's first script, nor in what the server renders. */
export const LaterDialogs = dynamic(loadDialogs, { ssr: false });
export const LaterScratchPane = dynamic(loadScratch, { ssr: false });
export const LaterSourcePane = dynamic(loadSource, { ssr: false });
export const LaterSubmissionsTab = dynamic(loadSubmissions, { ssr: false });

/** Fetches them once the page is there, so that they open at once, also without a connection. */
export function useLaterPartsAhead(): void {
  useEffect(() => {
    Promise.all([loadDialogs(), loadScratch(), loadSource(), loadSubmissions()]).catch(() => undefined);
  }, []);
}
