import { useEffect, useEffectEvent, useState } from 'react';
import type { WorkspaceActions } from '../workspace-actions.ts';
import type { WorkspaceProps } from '../workspace-props.ts';

/** A page that stays in front asks so often; one that comes to the front again asks at once. */
const ASK_EVERY_MS = 60_000;

/** Whether the version of this page is handed in no more: an instructor has published another, at once for all. */
export function useVersionGone({
  view,
  place,
  ask,
}: Pick<WorkspaceProps, 'view' | 'place'> & { readonly ask: WorkspaceActions['versionStanding'] }): boolean {
  const { versionId } = view.exercise;
  const [gone, setGone] = useState(false);
  const look = useEffectEvent(async () => {
    if (document.visibilityState !== 'visible') return;
    try {
      const standing = await ask({ ...place, versionId });
      if (standing.ok) setGone(standing.value === 'gone');
    } catch {
      // Whatever kept the answer away, the next look asks again, and a submission to a version that is gone is refused.
    }
  });
  useEffect(() => {
    const onFront = () => void look();
    document.addEventListener('visibilitychange', onFront);
    const timer = setInterval(onFront, ASK_EVERY_MS);
    return () => {
      document.removeEventListener('visibilitychange', onFront);
      clearInterval(timer);
    };
  }, []);
  return gone;
}
