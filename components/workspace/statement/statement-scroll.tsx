'use client';

import { useEffect, useRef, useState } from 'react';
import { copyText } from '../../ui/copy/copy-text.ts';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from '../workspace.module.css';

/** What may be wider than the pane and then scrolls on its own. */
const WIDE = 'pre, table, .katex-display';

const COPIED_SHOWN_MS = 2_000;

/** The scrolling pane of the statement; whatever scrolls in it can be reached by keyboard. */
export function StatementScroll({ hidden, children }: { hidden: boolean; children: React.ReactNode }) {
  const pane = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');
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
  async function copy({ target }: React.MouseEvent) {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    const code = button?.parentElement?.querySelector('pre')?.textContent;
    if (!button || code === undefined) return;
    const done = await copyText(code);
    button.textContent = done ? 'Copied' : 'Not copied';
    setSaid(done ? 'The code is copied.' : 'The browser did not let the code be copied.');
    setTimeout(() => {
      button.textContent = 'Copy';
      setSaid('');
    }, COPIED_SHOWN_MS);
  }

  return (
    <ScrollBox ref={pane} className={styles.scroll} hidden={hidden} label="Statement">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the buttons inside are what is pressed */}
      <div onClick={(event) => void copy(event)}>{children}</div>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </ScrollBox>
  );
}
