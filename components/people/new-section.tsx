'use client';

import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { fieldsTo } from '../ui/fields-to.ts';
import { reached } from '../ui/reached.ts';
import { TextField } from '../ui/text-field.tsx';
import form from './form.module.css';
import type { PeopleActions } from './people-actions.ts';

/** Makes a section, empty at first. */
export function NewSection({ onAdd }: { onAdd: PeopleActions['addSection'] }) {
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const formId = useId();

  function close() {
    setProblem(null);
    setOpen(false);
  }

  async function add(fields: FormData) {
    setSaving(true);
    const answer = await reached(onAdd(String(fields.get('name') ?? '')));
    setSaving(false);
    if (answer.ok) close();
    else setProblem(answer.problem);
  }

  return (
    <>
      <Button size="small" variant="ghost" onClick={() => setOpen(true)}>
        New section
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title="New section"
        actions={
          <Button type="submit" form={formId} variant="primary" busy={saving && 'Making the section'}>
            Make the section
          </Button>
        }
      >
        <form id={formId} onSubmit={fieldsTo(add)} className={form.form}>
          <TextField label="Name" name="name" maxLength={60} required placeholder="A" />
          <p className={form.note}>Students of a section can have due dates of their own.</p>
          <p role="alert" className={form.problem}>
            {problem}
          </p>
        </form>
      </Dialog>
    </>
  );
}
