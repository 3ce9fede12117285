'use client';

import { createContext, useContext, useId, useState } from 'react';
import type { FileProblemView } from '#server/studio/drafts/draft-view.ts';
import type { FieldPath, FieldValue, ManifestReader } from './manifest-edit.ts';
import styles from './manifest-form.module.css';

export type Change = (path: FieldPath, value: FieldValue) => void;

interface Scope {
  readonly read: ManifestReader;
  readonly problems: readonly FileProblemView[];
  readonly change: Change;
}

const ScopeContext = createContext<Scope | null>(null);
export const FieldScope = ScopeContext.Provider;

interface FieldProps {
  readonly label: string;
  readonly path: FieldPath;
  /** An empty field is taken out of the file. */
  readonly optional?: boolean;
  readonly wide?: boolean;
}

/** "entryPoints[0].name", as problems name it. */
function nameOf(path: FieldPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

/** What a field shows of the file, and how it changes it. */
function useField({ path }: FieldProps) {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error('A field stands in a form.');
  const { read, problems, change } = scope;
  const field = nameOf(path);
  return {
    read,
    value: read.text(path),
    problem: problems.find((one) => one.field === field)?.messageAtField ?? null,
    set: (value: FieldValue) => change(path, value),
  };
}

function Labelled({
  label,
  wide = false,
  problem,
  children,
}: Pick<FieldProps, 'label' | 'wide'> & {
  readonly problem: string | null;
  readonly children: (ids: {
    readonly id: string;
    readonly describedBy: string | undefined;
  }) => React.ReactNode;
}) {
  const id = useId();
  return (
    <div className={wide ? styles.wide : styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({ id, describedBy: problem === null ? undefined : `${id}-problem` })}
      {problem === null ? null : (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}

export function WordsField(props: FieldProps) {
  const { value, problem, set } = useField(props);
  return (
    <Labelled {...props} problem={problem}>
      {({ id, describedBy }) => (
        <input
          id={id}
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={describedBy}
          onChange={({ target }) => set(target.value === '' && props.optional ? undefined : target.value)}
        />
      )}
    </Labelled>
  );
}

export function TextAreaField(props: FieldProps) {
  const { value, problem, set } = useField(props);
  return (
    <Labelled {...props} wide problem={problem}>
      {({ id, describedBy }) => (
        <textarea
          id={id}
          rows={2}
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={describedBy}
          onChange={({ target }) => set(target.value)}
        />
      )}
    </Labelled>
  );
}

export function NumberField(props: FieldProps) {
  const { value, problem, set } = useField(props);
  return (
    <Labelled {...props} problem={problem}>
      {({ id, describedBy }) => (
        <input
          id={id}
          type="number"
          min={0}
          step="any"
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={describedBy}
          onChange={({ target }) => {
            if (target.value === '') set(props.optional ? undefined : '');
            else set(Number(target.value));
          }}
        />
      )}
    </Labelled>
  );
}

export function SelectField(props: FieldProps & { readonly options: readonly string[] }) {
  const { value, problem, set } = useField(props);
  const [byDefault = ''] = props.options;
  const shown = value === '' ? byDefault : value;
  return (
    <Labelled {...props} problem={problem}>
      {({ id, describedBy }) => (
        <select
          id={id}
          value={shown}
          aria-invalid={problem !== null}
          aria-describedby={describedBy}
          onChange={({ target }) => set(target.value)}
        >
          {(props.options.includes(shown) ? props.options : [shown, ...props.options]).map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** A list of words in one line. What is typed stays as it is until the field is left. */
export function ListField(props: FieldProps) {
  const { read, problem, set } = useField(props);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Labelled {...props} wide problem={problem}>
      {({ id, describedBy }) => (
        <input
          id={id}
          value={typed ?? read.list(props.path).join(', ')}
          aria-invalid={problem !== null}
          aria-describedby={describedBy}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={() => {
            if (typed !== null) set(wordsOf(typed));
            setTyped(null);
          }}
        />
      )}
    </Labelled>
  );
}

function wordsOf(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}
