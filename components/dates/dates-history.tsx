import { Button } from '../ui/button.tsx';
import styles from './dates-side.module.css';
import type { DateEdits } from './use-date-edits.ts';

/** What was done and is not saved yet, and what was saved from this page. */
export function DatesHistory({ edits: { grid, saved, takeBack } }: { readonly edits: DateEdits }) {
  return (
    <>
      {grid.done.length === 0 ? null : (
        <>
          <h2 className={styles.title}>Not saved yet</h2>
          <ol className={styles.history} reversed>
            {grid.done
              .map(({ words }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: operations are only added and taken away at the end
                <li key={at}>{words}</li>
              ))
              .reverse()}
          </ol>
        </>
      )}
      {saved.length === 0 ? null : (
        <>
          <h2 className={styles.title}>Saved</h2>
          <ul className={styles.saved}>
            {saved.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the newest is first, and none is ever taken away
              <li key={saved.length - at}>
                {one.words}{' '}
                <Button size="small" variant="ghost" onClick={() => takeBack(one)}>
                  Take back
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
