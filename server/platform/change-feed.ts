/** One LISTEN per process, shared by every page that watches a submission. */
import type { DatabaseHandle } from '#db/database.ts';
import { SUBMISSION_CHANNEL } from '#db/notify.ts';

export interface ChangeFeed {
  /** Calls back after every change of that submission, and whenever one may have been missed. Returns the end of it. */
  subscribe(submissionId: string, onChange: () => void): () => void;
  close(): Promise<void>;
}

export async function openChangeFeed(handle: DatabaseHandle): Promise<ChangeFeed> {
  const watchers = new Map<string, Set<() => void>>();
  const unlisten = await handle.listen(SUBMISSION_CHANNEL, (submissionId) => {
    const affected = submissionId === null ? [...watchers.values()] : [watchers.get(submissionId) ?? []];
    for (const group of affected) for (const onChange of group) onChange();
  });
  return {
    subscribe(submissionId, onChange) {
      const group = watchers.get(submissionId) ?? new Set();
      watchers.set(submissionId, group.add(onChange));
      return () => {
        group.delete(onChange);
        if (group.size === 0) watchers.delete(submissionId);
      };
    },
    close: unlisten,
  };
}
