'use client';

import { useState } from 'react';
import styles from './picture-frame.module.css';

interface PictureFrameProps {
  title: string;
  /** The numbers behind the picture, shown in its place on demand. */
  table: () => React.ReactNode;
  /** Figures and what was left out, in sentences. */
  notes?: readonly string[];
  children: React.ReactNode;
}

/** A picture with its title and a switch to its numbers. */
export function PictureFrame({ title, table, notes = [], children }: PictureFrameProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.head}>
        <span className={styles.title}>{title}</span>
        <button
          type="button"
          className={styles.toggle}
          aria-pressed={asTable}
          aria-label={`Table of ${title}`}
          onClick={() => setAsTable(!asTable)}
        >
          Table
        </button>
      </figcaption>
      {asTable ? table() : children}
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </figure>
  );
}
