import type { RegradeView } from '#server/grading/regrade/regrade-view.ts';
import { Button } from '../ui/button.tsx';
import styles from './decisions.module.css';

interface DecisionsProps {
  readonly view: RegradeView;
  /** Whose grades would change, by everything and by gains alone. */
  readonly changing: number;
  readonly gaining: number;
  readonly onApply: (kind: 'all' | 'gains') => void;
  readonly onLeave: () => void;
}

/** What becomes of the dry run. Off until it has ended, and for whoever may not decide. */
export function Decisions({ view, changing, gaining, onApply, onLeave }: DecisionsProps) {
  const { state, mayDecide, versions, counts } = view;
  if (state !== 'ready' && state !== 'running' && state !== 'applying') return null;
  const isOff = state !== 'ready' || !mayDecide;
  return (
    <footer className={styles.decisions}>
      <Button
        variant="primary"
        keys="A"
        disabled={isOff || (changing === 0 && counts.hinted === 0)}
        busy={state === 'applying' && `Applying, ${counts.applied} so far`}
        onClick={() => onApply('all')}
      >
        {applyWords(changing, counts.hinted)}
      </Button>
      {gaining === 0 ? null : (
        <Button keys="G" disabled={isOff} onClick={() => onApply('gains')}>
          {gaining === 1 ? 'Apply only the gain' : `Apply only the ${gaining} gains`}
        </Button>
      )}
      <Button keys="P" disabled={isOff} onClick={onLeave}>
        {versions.from === null ? 'Leave as it is' : `Leave pinned to version ${versions.from}`}
      </Button>
      <span className={styles.note}>
        {mayDecide ? 'Overrides stay. Students are told why.' : 'An instructor applies it, or puts it away.'}
      </span>
    </footer>
  );
}

/** Where no points change, hints alone are what is applied. */
function applyWords(changing: number, hinted: number): string {
  if (changing === 0 && hinted === 0) return 'Nothing to apply';
  if (changing === 0) return hinted === 1 ? 'Show 1 the hint' : `Show all ${hinted} the hint`;
  return changing === 1 ? 'Apply to 1' : `Apply to all ${changing}`;
}
