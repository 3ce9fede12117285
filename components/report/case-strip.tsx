'use client';

import { classNames } from '#components/ui/class-names.ts';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import { isFailing } from './case-state.ts';
import styles from './case-strip.module.css';
import { stateGlyph, stateWord } from './case-words.ts';
import type { CaseItem } from './results-model.ts';

interface CaseStripProps {
  items: readonly CaseItem[];
  open: string | null;
  onOpen: (id: string) => void;
  /** Behind the tiles: what is hidden. */
  children?: React.ReactNode;
}

/** One tile per case in order; tiles fill as results arrive. */
export function CaseStrip({ items, open, onOpen, children }: CaseStripProps) {
  return (
    <div className={styles.strip}>
      <ol className={styles.tiles} aria-label="Cases">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={classNames(
                styles.tile,
                isFailing(item) && styles.failing,
                item.id === open && styles.open,
              )}
              aria-pressed={item.id === open}
              aria-label={`Case ${item.number}, ${item.title}: ${stateWord(item.state).toLowerCase()}`}
              title={`${item.number}. ${item.title}`}
              onClick={() => onOpen(item.id)}
            >
              <StatusGlyph status={stateGlyph(item.state)} size={13} />
            </button>
          </li>
        ))}
      </ol>
      {children === undefined ? null : <span className={styles.aside}>{children}</span>}
    </div>
  );
}
