import { useState } from 'react';
import { formatPoints } from '../../ui/format-points.ts';
import { problemOf } from '../../ui/reached.ts';
import type { OverrideDraft } from '../gradebook-actions.ts';

export interface OverrideStart {
  readonly pointsMax: number;
  /** What counts now; null: nothing. */
  readonly points: number | null;
  /** The override that holds, if any. */
  readonly override: { readonly id: string; readonly reason: string | null } | null;
  /** Saves; gives why it did not, in words. */
  readonly onSave: (draft: OverrideDraft) => Promise<string | null>;
}

/**
 * Points and reason while they are written, and why they are not saved. They are given over what stood there when the
 * form was opened; the page beside it may be refreshed meanwhile, and whoever is refused sees what is there now.
 */
export function useOverrideDraft({ pointsMax, points, override, onSave }: OverrideStart) {
  const [text, setText] = useState(points === null ? '' : formatPoints(points));
  const [reason, setReason] = useState(override?.reason ?? '');
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [seen, setSeen] = useState<Pick<OverrideStart, 'override' | 'onSave'> | null>({ override, onSave });

  async function save(): Promise<void> {
    if (saving) return;
    const value = pointsOf(text);
    if (value === null || value > pointsMax) {
      setProblem(`Write points from 0 to ${formatPoints(pointsMax)}.`);
      return;
    }
    setSaving(true);
    const over = seen ?? { override, onSave };
    const draft = { points: value, reason, seenOverrideId: over.override?.id ?? null };
    const said = await problemOf(over.onSave(draft));
    if (said !== null) setSeen(null);
    setProblem(said);
    setSaving(false);
  }
  return { text, setText, reason, setReason, saving, problem, save };
}

/** "7.5", also "7,5"; null when it is no number. */
function pointsOf(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
