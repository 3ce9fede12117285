'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { atLeast } from '../ui/breakpoints.ts';
import { Splitter } from '../ui/split/splitter.tsx';
import { PANE_VARIABLES, type PaneLayout, paneCookie, paneStyle } from './pane-layout.ts';
import styles from './workspace-panes.module.css';

interface WorkspacePanesProps {
  /** As it was left; without it, the sizes of the design. */
  readonly layout: PaneLayout;
  readonly statement: React.ReactNode;
  readonly editor: React.ReactNode;
  readonly results: React.ReactNode;
}

const WIDE = atLeast('panes');

function subscribeWide(onChange: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/**
 * Statement, editor and results; in a narrower window the results go under the editor, on a phone one is shown at a time. The
 * style sheet lays them out, so that nothing waits for a script and nothing jumps when it comes.
 */
export function WorkspacePanes({ layout, statement, editor, results }: WorkspacePanesProps) {
  const wide = useSyncExternalStore(
    subscribeWide,
    () => matchMedia(WIDE).matches,
    () => true,
  );
  const panes = useRef<HTMLDivElement>(null);
  const kept = useRef(layout);
  useEffect(() => {
    kept.current = layout;
  }, [layout]);

  /** While it is dragged only the style changes: the panes are not rendered again. */
  function resize(pane: keyof PaneLayout, size: number | null, done: boolean) {
    const { name, unit } = PANE_VARIABLES[pane];
    if (size === null) panes.current?.style.removeProperty(name);
    else panes.current?.style.setProperty(name, `${size}${unit}`);
    if (!done) return;
    const { [pane]: _before, ...others } = kept.current;
    kept.current = size === null ? others : { ...others, [pane]: size };
    // biome-ignore lint/suspicious/noDocumentCookie: the server lays the panes out from it, so it must be a cookie
    document.cookie = paneCookie(kept.current);
  }

  return (
    <div ref={panes} className={styles.panes} style={paneStyle(layout)}>
      <div id="statement" className={styles.pane}>
        {statement}
      </div>
      <Splitter
        label="Width of the statement"
        controls="statement"
        side="before"
        upright
        least={260}
        leastAcross={wide ? 661 : 320}
        onSize={(size, done) => resize('statement', size?.px ?? null, done)}
      />
      <div id="work" className={styles.work} data-screen>
        <div id="editor" className={styles.pane}>
          {editor}
        </div>
        <Splitter
          label="Size of the results"
          controls="results"
          side="after"
          upright={wide}
          least={wide ? 300 : 120}
          leastAcross={wide ? 360 : 160}
          onSize={(size, done) =>
            wide
              ? resize('results', size?.px ?? null, done)
              : resize('below', size && Math.round(size.share * 1_000) / 10, done)
          }
        />
        <div id="results" className={styles.pane}>
          {results}
        </div>
      </div>
    </div>
  );
}
