'use client';

import type { Report } from '#grader/protocol.ts';
import type { ReviewView } from '#server/grading/review-view.ts';
import { type CaseState, stateOfOutcome } from '../../report/case-state.ts';
import { stateGlyph, stateWord } from '../../report/case-words.ts';
import { LazyCaseDetail } from '../../report/lazy-detail.tsx';
import type { CaseItem } from '../../report/results-model.ts';
import { formatPoints } from '../../ui/format-points.ts';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { isDifferent, serverOutcome } from './difference-sentence.ts';
import styles from './live-run.module.css';

interface SideBySideProps {
  readonly items: readonly CaseItem[];
  /** The server's; null: not judged. */
  readonly report: Report | null;
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
  /** The source that runs. */
  readonly source: string;
  readonly view: Pick<ReviewView, 'exercise'>;
}

/** Each case twice: as the server found it, and here. One opens with the evidence of this run. */
export function SideBySide({ items, report, open, onOpen, source, view }: SideBySideProps) {
  const { entryPoints, forbidsBecause } = view.exercise;
  const detail = { source, entryPoints, forbidsBecause, debug: null };
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Server</th>
          <th scope="col">Here</th>
        </tr>
      </thead>
      {items.map((item) => {
        const server = serverOutcome(report, item.id);
        const isOpen = open === item.id;
        return (
          <tbody key={item.id} data-differs={isDifferent(item, report) || undefined}>
            <tr>
              <th scope="row">
                <button
                  type="button"
                  className={styles.case}
                  aria-expanded={isOpen}
                  onClick={() => onOpen(isOpen ? null : item.id)}
                >
                  {item.number}. {item.title}
                </button>
              </th>
              <td>
                {server === null ? '–' : <Side state={stateOfOutcome(server)} points={server.points} />}
              </td>
              <td>
                <Side state={item.state} points={item.outcome?.points ?? null} />
              </td>
            </tr>
            {isOpen ? (
              <tr>
                <td colSpan={3} className={styles.detail}>
                  <LazyCaseDetail {...detail} item={item} />
                </td>
              </tr>
            ) : null}
          </tbody>
        );
      })}
    </table>
  );
}

function Side({ state, points }: { readonly state: CaseState; readonly points: number | null }) {
  return (
    <span className={styles.side} title={stateWord(state)}>
      <StatusGlyph status={stateGlyph(state)} size={13} />
      <VisuallyHidden>{stateWord(state)} </VisuallyHidden>
      {points === null ? null : formatPoints(points)}
    </span>
  );
}
