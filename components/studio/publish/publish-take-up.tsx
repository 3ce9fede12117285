import { useId } from 'react';
import type { PublishWish } from '../studio-actions.ts';
import styles from './publish-dialog.module.css';

export type TakeUp = PublishWish['takeUp'];

const WORDS: Readonly<Record<TakeUp, string>> = {
  stay: 'not yet: they keep the version before',
  opening: 'from their next opening; a page that is open may still hand in against the version before',
  'at-once': 'at once: an open page says so, and hands in only after it was opened again',
};

/** When students of the course go on with the version. */
export function PublishTakeUp({
  course,
  choices,
  value,
  onChange,
}: {
  readonly course: string;
  readonly choices: readonly TakeUp[];
  readonly value: TakeUp;
  readonly onChange: (value: TakeUp) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.takeUp}>
      <legend>Students of {course} go on with the new version</legend>
      {choices.map((choice) => (
        <label key={choice} className={styles.choice}>
          <input type="radio" name={name} checked={value === choice} onChange={() => onChange(choice)} />
          {WORDS[choice]}
        </label>
      ))}
    </fieldset>
  );
}
