'use client';

import { useEffect, useRef } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { type Status, StatusGlyph } from '#components/ui/status-glyph.tsx';
import styles from './case-row.module.css';
import { isFailing } from './case-state.ts';
import { rowNote, rowPoints, stateGlyph, stateWord } from './case-words.ts';
import type { CaseItem } from './results-model.ts';

interface CaseRowProps {
  item: CaseItem;
  open: boolean;
  /** Said while it has not ended: "about 12 s". */
  pace?: string;
  onToggle: () => void;
  /** Shown below the row while it is open. */
  children: React.ReactNode;
}

const STATE_CLASS: Partial<Record<Status, string | undefined>> = {
  fail: styles.failed,
  warning: styles.warned,
};

/** One case as a line that opens. */
export function CaseRow({ item, open, pace = '', onToggle, children }: CaseRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const ended = item.outcome !== null || (item.state !== 'waiting' && item.state !== 'running');
  const { text: note, onePhrase } = ended ? rowNote(item) : { text: pace, onePhrase: false };
  const failing = isFailing(item);
  const isApart = !onePhrase && (open || failing || !ended);
  const bodyId = `case-${item.id}`;

  useEffect(() => {
    if (!open) return;
    row.current?.scrollIntoView({ block: 'nearest' });
    // A case that is taller than the pane and reaches over both its edges counts as in view.
    row.current?.firstElementChild?.scrollIntoView({ block: 'nearest' });
  }, [open]);

  return (
    <li
      ref={row}
      className={styles.row}
      data-case={item.id}
      data-state={item.outcome?.status ?? item.state}
      data-earlier={item.earlierSource === null ? undefined : ''}
    >
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.button}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={onToggle}
        >
          <StatusGlyph status={stateGlyph(item.state)} size={14} />
          <span className={styles.title}>
            {item.number}. {item.title}
          </span>
          <span className={styles.note}>
            {item.state === 'passed' && !open ? null : (
              <span
                className={classNames(
                  failing && STATE_CLASS[stateGlyph(item.state)],
                  item.state === 'passed' && styles.passed,
                )}
              >
                {stateWord(item.state)}
              </span>
            )}
            {note === '' ? null : ` ${isApart ? '· ' : ''}${note}`}
          </span>
          <span className={styles.points}>{rowPoints(item)}</span>
        </button>
      </h3>
      {open ? <div id={bodyId}>{children}</div> : null}
    </li>
  );
}
