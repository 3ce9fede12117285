'use client';

import { useMemo, useState } from 'react';
import type { Evidence } from '#grader/protocol.ts';
import styles from './evidence-inspector.module.css';
import { entriesOfEvidence } from './inspector-entries.ts';
import { TensorInspector } from './tensor-inspector.tsx';

/** The tensors of a case, listed on demand: inputs, expected, yours. */
export function EvidenceInspector({ evidence }: { evidence: Evidence }) {
  const [open, setOpen] = useState(false);
  if (evidence.inputs.length === 0 && !evidence.expected && !evidence.actual) return null;
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Inspect inputs, expected and yours</summary>
      {open ? <Entries evidence={evidence} /> : null}
    </details>
  );
}

function Entries({ evidence }: { evidence: Evidence }) {
  const entries = useMemo(() => entriesOfEvidence(evidence), [evidence]);
  return <TensorInspector entries={entries} label="Tensors of this case" />;
}
