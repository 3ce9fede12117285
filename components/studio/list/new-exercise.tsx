'use client';

import { useState } from 'react';
import type { StudioView } from '#server/studio/list/studio-view.ts';
import { failedWords } from '../../kept/unreached.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Answer, NewDraftWish } from '../studio-actions.ts';
import styles from './new-exercise.module.css';

export type NewExerciseStart = {
  readonly title: string;
  /** Slug; null: the first. */
  readonly module: string | null;
  readonly assignmentId: string | null;
} & ({ readonly kind: 'template' } | { readonly kind: 'copy'; readonly versionId: string });

interface NewExerciseProps {
  readonly start: NewExerciseStart;
  readonly modules: StudioView['modules'];
  readonly templates: StudioView['templates'];
  readonly create: (wish: NewDraftWish) => Promise<Answer<null>>;
  readonly onClose: () => void;
}

type Disclosure = 'open' | 'sealed';

/** A title and a module make a new exercise; it begins as one that passes its check. */
export function NewExercise({ start, modules, templates, create, onClose }: NewExerciseProps) {
  const [title, setTitle] = useState(start.title);
  const [module, setModule] = useState(start.module ?? modules[0]?.slug ?? '');
  const [template, setTemplate] = useState(templates[0]);
  const [disclosure, setDisclosure] = useState<Disclosure>('open');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function make() {
    setBusy(true);
    const from =
      start.kind === 'copy'
        ? ({ kind: 'copy', versionId: start.versionId } as const)
        : ({ kind: 'template', template: template?.name ?? 'compare', disclosure } as const);
    const made = await create({ module, title, start: from, assignmentId: start.assignmentId }).catch(
      (error: unknown) => ({ ok: false, problem: failedWords(error, 'Try again.') }) as const,
    );
    setBusy(false);
    if (!made.ok) setProblem(made.problem);
  }

  return (
    <form
      className={styles.form}
      aria-label="New exercise"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <TextField
        label="Title"
        value={title}
        onChange={({ target }) => setTitle(target.value)}
        // As long as exercise.yaml may have it.
        maxLength={80}
        autoFocus
        required
      />
      <label className={styles.field}>
        <span>Module</span>
        <select value={module} onChange={({ target }) => setModule(target.value)}>
          {modules.map(({ slug, title: name, number }) => (
            <option key={slug} value={slug}>
              {number} {name}
            </option>
          ))}
        </select>
      </label>
      {start.kind === 'copy' ? (
        <p className={styles.quiet}>
          {start.assignmentId === null
            ? 'A copy, with an id of its own.'
            : 'It goes on from the version that students have. Published, it can take its place; until then nothing changes for them.'}
        </p>
      ) : (
        <TemplateChoice
          {...{ templates, template, disclosure }}
          onTemplate={setTemplate}
          onDisclosure={setDisclosure}
        />
      )}
      {problem === null ? null : <p role="alert">{problem}</p>}
      <span className={styles.acts}>
        <Button onClick={onClose}>Close</Button>
        <Button type="submit" variant="primary" busy={busy && 'Making it'}>
          {start.kind === 'template' ? 'Create' : start.assignmentId === null ? 'Copy' : 'Begin'}
        </Button>
      </span>
    </form>
  );
}

interface TemplateChoiceProps {
  readonly templates: StudioView['templates'];
  readonly template: StudioView['templates'][number] | undefined;
  readonly disclosure: Disclosure;
  readonly onTemplate: (template: StudioView['templates'][number] | undefined) => void;
  readonly onDisclosure: (disclosure: Disclosure) => void;
}

/** What a new one begins as, and where its answers are compared. */
function TemplateChoice(props: TemplateChoiceProps) {
  const { templates, template, disclosure, onTemplate, onDisclosure } = props;
  return (
    <>
      <label className={styles.field}>
        <span>Begins as</span>
        <select
          value={template?.name}
          aria-describedby="template-about"
          onChange={({ target }) => onTemplate(templates.find(({ name }) => name === target.value))}
        >
          {templates.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        <span>Compared</span>
        <select
          value={disclosure}
          onChange={({ target }) => onDisclosure(target.value === 'sealed' ? 'sealed' : 'open')}
        >
          <option value="open">in the browser: for practice</option>
          <option value="sealed">on the server: the reference never leaves it</option>
        </select>
      </label>
      <p id="template-about" className={styles.about}>
        {template?.about} It works as it is; turn it into yours.
      </p>
    </>
  );
}
