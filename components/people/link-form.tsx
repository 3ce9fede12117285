'use client';

import { useId, useState } from 'react';
import type { PeopleView } from '#server/people/people-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { fieldsTo } from '../ui/fields-to.ts';
import { reached } from '../ui/reached.ts';
import { TextField } from '../ui/text-field.tsx';
import styles from './form.module.css';
import type { CourseRole, PeopleActions } from './people-actions.ts';
import { ROLE_WORDS } from './people-words.ts';

interface LinkFormProps {
  readonly open: boolean;
  readonly view: PeopleView;
  readonly actions: PeopleActions;
  readonly onClose: () => void;
}

const SEATS = 60;

/** The terms of a new link. */
export function LinkForm({ open, view, actions, onClose }: LinkFormProps) {
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const formId = useId();

  function close() {
    setProblem(null);
    onClose();
  }

  async function save(form: FormData) {
    const textOf = (name: string) => String(form.get(name) ?? '');
    setSaving(true);
    const ending = textOf('ending').trim();
    const answer = await reached(
      actions.openLink({
        role: textOf('role') as CourseRole,
        sectionId: textOf('section') || null,
        expiresAt: textOf('ends'),
        seats: Number(textOf('seats')),
        emailEnding: ending === '' || ending.startsWith('@') ? ending || null : `@${ending}`,
      }),
    );
    setSaving(false);
    if (answer.ok) close();
    else setProblem(answer.problem);
  }

  return (
    <Dialog
      open={open}
      onClose={close}
      title="New invitation link"
      actions={
        <>
          <Button variant="ghost" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" form={formId} variant="primary" busy={saving && 'Making the link'}>
            Make the link
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={fieldsTo(save)} className={styles.form}>
        <RoleAndSection view={view} />
        <TextField
          label={`Ends, in ${view.course.timeZone}`}
          name="ends"
          type="datetime-local"
          required
          defaultValue={view.nextLinkEnds}
        />
        <TextField
          label="Seats"
          name="seats"
          type="number"
          min={1}
          max={2000}
          required
          defaultValue={SEATS}
        />
        <TextField
          label="Only addresses that end in (may be left empty)"
          name="ending"
          placeholder="@uni.example"
        />
        {view.link === null ? null : <p className={styles.note}>The present link is closed by it.</p>}
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      </form>
    </Dialog>
  );
}

/** As what, and into which section. */
function RoleAndSection({ view }: { view: PeopleView }) {
  const id = useId();
  return (
    <div className={styles.pair}>
      <div>
        <label className={styles.label} htmlFor={`${id}r`}>
          Role
        </label>
        <select id={`${id}r`} name="role" className={styles.select} defaultValue="student">
          {Object.entries(ROLE_WORDS).map(([role, words]) => (
            <option key={role} value={role}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label className={styles.label} htmlFor={`${id}s`}>
          Section
        </label>
        <select id={`${id}s`} name="section" className={styles.select} defaultValue="">
          <option value="">No section</option>
          {view.sections.map(({ id: sectionId, name }) => (
            <option key={sectionId} value={sectionId}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
