'use client';

import { useEffect, useRef, useState } from 'react';
import styles from './code-reader.module.css';
import type { MountedReader, ReaderOptions } from './mount-reader.ts';

interface CodeReaderProps extends ReaderOptions {
  /** Stays with plain lines; a difference is shown by the editor all the same. */
  readonly plain: boolean;
}

/** Code to read, in the colours of the editor; plain lines until it has loaded. */
export function CodeReader({ source, label, before, theme, fontSize, plain }: CodeReaderProps) {
  const box = useRef<HTMLDivElement>(null);
  const [mounted, setMounted] = useState(false);
  const latest = useRef({ theme, fontSize });
  const reader = useRef<MountedReader | null>(null);
  const beforeSource = before?.source ?? null;
  const beforeLabel = before?.label ?? '';
  const usesEditor = !plain || beforeSource !== null;

  useEffect(() => {
    latest.current = { theme, fontSize };
    reader.current?.setFontSize(fontSize);
  }, [theme, fontSize]);

  useEffect(() => {
    if (!usesEditor) return;
    let gone = false;
    void import('./mount-reader.ts').then(({ mountReader }) => {
      if (gone || !box.current) return;
      reader.current = mountReader(box.current, {
        source,
        label,
        before: beforeSource === null ? null : { source: beforeSource, label: beforeLabel },
        ...latest.current,
      });
      setMounted(true);
    });
    return () => {
      gone = true;
      reader.current?.dispose();
      reader.current = null;
      setMounted(false);
    };
  }, [usesEditor, source, label, beforeSource, beforeLabel]);

  return (
    <div className={styles.reader}>
      <div ref={box} className={styles.monaco} hidden={!usesEditor} />
      {mounted ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        <ol className={styles.lines} tabIndex={0} aria-label={label}>
          {source.split('\n').map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a submission never changes
            <li key={at}>
              <code>{line}</code>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
