'use client';

import { useState } from 'react';
import { counted } from '#grader/protocol/count-words.ts';
import type { RubricView } from '#server/grading/rubric/rubric-view.ts';
import { useUnsent } from '../kept/use-unsent.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { reached } from '../ui/reached.ts';
import { TextField } from '../ui/text-field.tsx';
import type { Answer, RubricActions } from './rubric-actions.ts';
import styles from './rubric-panel.module.css';
import { readPoints } from './rubric-words.ts';

interface AddItemProps {
  /** Who writes, and for which exercise. */
  readonly keptAs: string;
  readonly view: RubricView;
  readonly actions: RubricActions;
  /** Takes the answer; true where it was none of a refusal. */
  readonly onView: (answer: Answer<RubricView>) => boolean;
}

/** A new item, or those of another exercise. */
export function AddItem({ keptAs, view, actions, onView }: AddItemProps) {
  const [adding, setAdding] = useState(false);
  /** What is written stays when the form is closed without it. */
  const [wording, setWording] = useUnsent({
    key: `descent.rubric.${keptAs}`,
    isWanted: isWording,
    nothing: NOTHING,
  });
  const onClose = () => setAdding(false);
  async function save(title: string, points: number) {
    if (!onView(await reached(actions.add({ title, points })))) return;
    setWording(NOTHING);
    onClose();
  }
  async function copy(exercise: string) {
    const answer = await reached(actions.copy(exercise));
    // What is there by now is why it was refused.
    if (!answer.ok) onView(await reached(actions.load()));
    onView(answer);
  }
  if (adding) return <NewItem wording={wording} onChange={setWording} onSave={save} onClose={onClose} />;
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
                label: `${name}: ${counted(items, 'item')}`,
                onSelect: () => void copy(exercise),
              })),
            },
          ]}
        />
      )}
    </div>
  );
}

interface Wording {
  readonly title: string;
  /** As it was typed. */
  readonly points: string;
}

const NOTHING: Wording = { title: '', points: '' };

function isWording(value: unknown): value is Wording {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    typeof value.title === 'string' &&
    'points' in value &&
    typeof value.points === 'string'
  );
}

interface NewItemProps {
  readonly wording: Wording;
  readonly onChange: (wording: Wording) => void;
  readonly onSave: (title: string, points: number) => Promise<void>;
  readonly onClose: () => void;
}

function NewItem({ wording, onChange, onSave, onClose }: NewItemProps) {
  const { title, points } = wording;
  const value = readPoints(points);
  return (
    <form
      className={styles.form}
      aria-label="New rubric item"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== null) void onSave(title, value);
      }}
    >
      <TextField
        label="What the student reads"
        compact
        autoFocus
        maxLength={200}
        value={title}
        onChange={(event) => onChange({ ...wording, title: event.target.value })}
      />
      <TextField
        label="Points, below 0 to take away"
        compact
        inputMode="decimal"
        value={points}
        onChange={(event) => onChange({ ...wording, points: event.target.value })}
      />
      <div className={styles.buttons}>
        <Button type="submit" size="small" variant="primary" disabled={value === null || title.trim() === ''}>
          Add
        </Button>
        <Button size="small" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
