'use client';

import { useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { formatNumber, formatRange, formatShape } from '../words/number-words.ts';
import type { InspectorEntry } from './inspector-entries.ts';
import { InspectorTensor } from './inspector-tensor.tsx';
import { isEmpty, notFinite } from './tensor-figures.ts';
import styles from './tensor-inspector.module.css';

interface TensorInspectorProps {
  entries: readonly InspectorEntry[];
  /** Names the list. */
  label: string;
}

/** Tensors and values by name; one opens to its figures, map, histogram and numbers. */
export function TensorInspector({ entries, label }: TensorInspectorProps) {
  const [open, setOpen] = useState<string | null>(null);
  if (entries.length === 0) return null;
  return (
    <section className={styles.inspector} aria-label={label}>
      <h4 className={styles.title}>
        {label} <span>{entries.length === 1 ? '1 value' : `${entries.length} values`}</span>
      </h4>
      <ul className={styles.list}>
        {entries.map((entry, at) => {
          // Shown pictures may share a title.
          const key = `${at} ${entry.name}`;
          return (
            <li key={key} className={styles.entry}>
              {entry.tensor === null ? (
                <div className={styles.row}>
                  <span className={styles.name}>{entry.name}</span>
                  <code className={styles.text}>{entry.text}</code>
                </div>
              ) : (
                <button
                  type="button"
                  className={styles.row}
                  aria-expanded={open === key}
                  onClick={() => setOpen(open === key ? null : key)}
                >
                  <span className={styles.name}>{entry.name}</span>
                  <Brief entry={entry} />
                  <Icon name={open === key ? 'chevron-down' : 'chevron-right'} size={12} />
                </button>
              )}
              {open === key && entry.tensor ? <InspectorTensor entry={entry} tensor={entry.tensor} /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Brief({ entry: { figures } }: { entry: InspectorEntry }) {
  if (!figures) return null;
  const { min, max } = figures;
  const strange = notFinite(figures);
  return (
    <span className={styles.brief}>
      <code>
        {formatShape(figures.shape)} {figures.dtype}
      </code>
      <span className={styles.range}>
        {isEmpty(figures) ? 'empty' : null}
        {min === null || max === null ? null : min === max ? formatNumber(min) : formatRange(min, max)}
      </span>
      {strange.length > 0 ? <span className={styles.strange}>{strange.join(', ')}</span> : null}
    </span>
  );
}
