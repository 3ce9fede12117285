'use client';

import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import styles from './printed-source.module.css';

/** The student's code on paper: the editor has only the lines in the page that are in view. Nothing on a screen. */
export function PrintedSource({ read }: { readonly read: () => string }) {
  const [source, setSource] = useState('');
  useEffect(() => {
    const take = () => flushSync(() => setSource(read()));
    addEventListener('beforeprint', take);
    return () => removeEventListener('beforeprint', take);
  });
  return (
    <section className={styles.printed} aria-hidden="true">
      <h2>solution.ts</h2>
      <pre>{source}</pre>
    </section>
  );
}
