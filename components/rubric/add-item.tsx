'use client';

import { useState } from 'react';
import type { RubricView } from '#server/grading/rubric/rubric-view.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { Answer, RubricActions } from './rubric-actions.ts';
import styles from './rubric-panel.module.css';
import { readPoints } from './rubric-words.ts';

interface AddItemProps {
  readonly view: RubricView;
  readonly actions: RubricActions;
  /** Takes the answer; true where it was none of a refusal. */
  readonly onView: (answer: Answer<RubricView>) => boolean;
}

/** A new item, or those of another exercise. */
export function AddItem({ view, actions, onView }: AddItemProps) {
  const [adding, setAdding] = useState(false);
  const [title, setTitle] = useState('');
  const [points, setPoints] = useState('');
  const value = readPoints(points);
  async function save() {
    if (value === null) return;
    if (!onView(await actions.add({ title, points: value }))) return;
    setTitle('');
    setPoints('');
    setAdding(false);
  }
  if (!adding) {
    return (
      <div className={styles.buttons}>
        <Button
          size="small"
          variant="ghost"
          icon={<Icon name="plus" size={13} />}
          onClick={() => setAdding(true)}
        >
          Add an item
        </Button>
        {view.others.length === 0 ? null : (
          <Menu
            label="Take the rubric of another exercise"
            align="start"
            triggerClassName={styles.menu}
            trigger="Take from …"
            groups={[
              {
                items: view.others.map(({ exercise, title: name, items }) => ({
                  id: exercise,
                  label: `${name}: ${items} items`,
                  onSelect: () => void actions.copy(exercise).then(onView),
                })),
              },
            ]}
          />
        )}
      </div>
    );
  }
  return (
    <form
      className={styles.form}
      aria-label="New rubric item"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') setAdding(false);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label="What the student reads"
        compact
        autoFocus
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextField
        label="Points, below 0 to take away"
        compact
        inputMode="decimal"
        value={points}
        onChange={(event) => setPoints(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" size="small" variant="primary" disabled={value === null || title.trim() === ''}>
          Add
        </Button>
        <Button size="small" variant="ghost" onClick={() => setAdding(false)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
