import { Button } from '../../ui/button.tsx';
import styles from '../banners/banner.module.css';
import { type ClosedPlace, openWords, unsentWords } from './unsent-words.ts';

interface UnsentNoteProps {
  /** Those that are not before their writer. */
  readonly places: readonly ClosedPlace[];
  readonly onOpen: (place: ClosedPlace) => void;
}

/** Says that something is written and not saved, where, and leads there. */
export function UnsentNote({ places, onOpen }: UnsentNoteProps) {
  const words = unsentWords(places);
  if (words === null) return null;
  return (
    <div className={styles.banner}>
      <p role="status">Kept in this tab: {words}.</p>
      {places.map((place) => (
        <Button key={JSON.stringify(place)} size="small" onClick={() => onOpen(place)}>
          {openWords(place)}
        </Button>
      ))}
    </div>
  );
}
