import { useId, useState } from 'react';
import type { DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { fieldsTo } from '../../ui/fields-to.ts';
import { reached } from '../../ui/reached.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { DatesActions } from '../dates-actions.ts';
import styles from './course-panel.module.css';

interface RenameModuleProps {
  /** null: closed. */
  readonly module: DatesView['modules'][number] | null;
  readonly onRename: DatesActions['renameModule'];
  readonly onClose: () => void;
}

/** Another title for a module. Addresses of its exercises stay. */
export function RenameModule({ module, onRename, onClose }: RenameModuleProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const formId = useId();

  function close() {
    setProblem(null);
    onClose();
  }

  async function rename(form: FormData) {
    if (module === null) return;
    const answer = await reached(onRename({ module: module.slug, title: String(form.get('title') ?? '') }));
    if (answer.ok) close();
    else setProblem(answer.problem);
  }

  return (
    <Dialog
      open={module !== null}
      onClose={close}
      title={`Rename module ${module?.number ?? ''}`}
      actions={
        <>
          <Button variant="ghost" onClick={close}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={formId}>
            Rename
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={fieldsTo(rename)}>
        <TextField label="Title" name="title" required maxLength={120} defaultValue={module?.title ?? ''} />
        <p className={styles.hint}>Addresses of its exercises stay as they are.</p>
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      </form>
    </Dialog>
  );
}
