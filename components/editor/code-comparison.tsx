'use client';

import { useEffect, useRef, useState } from 'react';
import styles from './code-comparison.module.css';
import type { ComparisonOptions, MountedComparison } from './monaco/mount-comparison.ts';

/** Two sources side by side, in one column where there is no room. */
export function CodeComparison({ before, after, theme, fontSize }: ComparisonOptions) {
  const box = useRef<HTMLDivElement>(null);
  const mounted = useRef<MountedComparison | null>(null);
  const look = useRef({ theme, fontSize });
  const [failed, setFailed] = useState(false);
  const { source: beforeSource, label: beforeLabel } = before;
  const { source: afterSource, label: afterLabel } = after;

  useEffect(() => {
    look.current = { theme, fontSize };
    mounted.current?.setFontSize(fontSize);
    mounted.current?.setTheme(theme);
  }, [theme, fontSize]);

  useEffect(() => {
    let gone = false;
    const load = async () => {
      const { mountComparison } = await import('./monaco/mount-comparison.ts');
      if (gone || !box.current) return;
      mounted.current = mountComparison(box.current, {
        before: { source: beforeSource, label: beforeLabel },
        after: { source: afterSource, label: afterLabel },
        ...look.current,
      });
    };
    load().catch((error: unknown) => {
      console.warn('The comparison did not load.', error);
      if (!gone) setFailed(true);
    });
    return () => {
      gone = true;
      mounted.current?.dispose();
      mounted.current = null;
    };
  }, [beforeSource, beforeLabel, afterSource, afterLabel]);

  if (failed) return <p role="alert">The comparison did not load. Reload the page to try again.</p>;
  return <div ref={box} className={styles.comparison} />;
}
