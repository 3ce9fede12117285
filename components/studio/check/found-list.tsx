import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import styles from './check-pane.module.css';
import { type Place, placeText } from './mend-words.ts';
import { placedIn } from './placed-problem.ts';
import { sentenceBeside } from './sentence-beside.ts';

interface FoundListProps {
  readonly check: DraftCheckView;
  /** Of `cases.ts`, as it is now. */
  readonly cases: string;
  readonly onOpen: (path: string, line: number | null) => void;
}

/** What a check found, each with where it is mended. */
export function FoundList({ check, cases, onOpen }: FoundListProps) {
  const problems = placedIn(cases, check);
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems} aria-label="What was found">
      {problems.map(({ file, line, severity, sentence, mend }) => (
        <li key={sentence} className={styles.problem}>
          <StatusGlyph status={severity === 'fails' ? 'fail' : 'warning'} size={14} />
          <span>
            {file === '' ? null : <PlaceLink place={{ file, line }} onOpen={onOpen} />}{' '}
            {sentenceBeside(file, sentence)}
            {mend === null ? null : (
              <>
                {' '}
                {mend.lead}
                <PlaceLink place={mend.place} onOpen={onOpen} />.
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function PlaceLink({ place, onOpen }: { readonly place: Place } & Pick<FoundListProps, 'onOpen'>) {
  return (
    <button type="button" className={styles.place} onClick={() => onOpen(place.file, place.line)}>
      {placeText(place)}
    </button>
  );
}
