'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Group, type Layout, type LayoutChangedMeta, Panel, Separator } from 'react-resizable-panels';
import { type PaneLayout, paneCookie } from '../_logic/pane-layout.ts';
import styles from './workspace-panes.module.css';

interface WorkspacePanesProps {
  /** As it was left; without it, the widths of the design. */
  readonly layout: PaneLayout;
  readonly statement: React.ReactNode;
  readonly editor: React.ReactNode;
  readonly results: React.ReactNode;
}

const STATEMENT_WIDTH = 388;
const RESULTS_WIDTH = 486;
const WIDE = '(min-width: 1200px)';

function subscribeWide(onChange: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Statement, editor and results; below 1200 px the results go under the editor, on a phone one is shown at a time. */
export function WorkspacePanes({ layout, statement, editor, results }: WorkspacePanesProps) {
  const wide = useSyncExternalStore(
    subscribeWide,
    () => matchMedia(WIDE).matches,
    () => true,
  );
  const kept = useRef(layout);
  useEffect(() => {
    kept.current = layout;
  }, [layout]);

  function keep(part: 'outer' | 'inner') {
    return (next: Layout, meta: LayoutChangedMeta) => {
      if (!meta.isUserInteraction) return;
      kept.current = { ...kept.current, [part]: meta.requestedLayout ?? next };
      // biome-ignore lint/suspicious/noDocumentCookie: the server lays the panes out from it, so it must be a cookie
      document.cookie = paneCookie(kept.current);
    };
  }

  return (
    <Group
      id="panes"
      className={styles.panes}
      orientation="horizontal"
      onLayoutChanged={keep('outer')}
      {...(layout.outer ? { defaultLayout: layout.outer } : {})}
    >
      <Panel
        id="statement"
        defaultSize={STATEMENT_WIDTH}
        minSize={260}
        groupResizeBehavior="preserve-pixel-size"
        className={styles.pane}
      >
        {statement}
      </Panel>
      <Separator className={styles.upright} aria-label="Width of the statement" />
      <Panel id="work" minSize={320} className={styles.pane}>
        <Group
          id="work-panes"
          orientation={wide ? 'horizontal' : 'vertical'}
          onLayoutChanged={keep('inner')}
          {...(layout.inner ? { defaultLayout: layout.inner } : {})}
        >
          <Panel id="editor" minSize={wide ? 360 : 160} className={styles.pane}>
            {editor}
          </Panel>
          <Separator className={wide ? styles.upright : styles.level} aria-label="Size of the results" />
          <Panel
            id="results"
            defaultSize={wide ? RESULTS_WIDTH : '45%'}
            minSize={wide ? 300 : 120}
            groupResizeBehavior={wide ? 'preserve-pixel-size' : 'preserve-relative-size'}
            className={styles.pane}
          >
            {results}
          </Panel>
        </Group>
      </Panel>
    </Group>
  );
}
