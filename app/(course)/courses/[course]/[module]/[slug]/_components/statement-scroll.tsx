'use client';

import { useEffect, useRef } from 'react';
import styles from './workspace.module.css';

/** What may be wider than the pane and then scrolls on its own. */
const WIDE = 'pre, table, .katex-display';

/** The scrolling pane of the statement; whatever scrolls in it can be reached by keyboard. */
export function StatementScroll({ hidden, children }: { hidden: boolean; children: React.ReactNode }) {
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      for (const wide of element.querySelectorAll<HTMLElement>(WIDE)) {
        if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0;
        else wide.removeAttribute('tabindex');
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section ref={pane} className={styles.scroll} hidden={hidden} tabIndex={0} aria-label="Statement">
      {children}
    </section>
  );
}
