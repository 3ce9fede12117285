'use client';

import { useMemo } from 'react';
import type { Evidence } from '#grader/protocol.ts';
import { entriesOfEvidence } from './inspector-entries.ts';
import { TensorInspector } from './tensor-inspector.tsx';

export function hasTensors({ inputs, expected, actual }: Evidence): boolean {
  return inputs.length > 0 || expected !== undefined || actual !== undefined;
}

/** The tensors of a case: inputs, expected, yours. */
export function EvidenceInspector({ evidence }: { evidence: Evidence }) {
  const entries = useMemo(() => entriesOfEvidence(evidence), [evidence]);
  return <TensorInspector entries={entries} label="Tensors of this case" />;
}
