'use client';

import type { FileProblemView } from '#server/studio/drafts/draft-view.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import {
  type FieldPath,
  type ManifestReader,
  readManifest,
  withEntry,
  withField,
  withoutEntry,
} from './manifest-edit.ts';
import {
  type Change,
  FieldScope,
  ListField,
  NumberField,
  SelectField,
  TextAreaField,
  WordsField,
} from './manifest-fields.tsx';
import styles from './manifest-form.module.css';

interface ManifestFormProps {
  readonly yaml: string;
  readonly problems: readonly FileProblemView[];
  readonly onChange: (yaml: string) => void;
}

const DIFFICULTIES = ['easy', 'medium', 'hard'];
const DISCLOSURES = ['open', 'sealed'];
const NEW_FUNCTION = {
  name: 'newFunction',
  parameters: [],
  returns: { type: 'float32', about: 'what it gives' },
};
const NEW_PARAMETER = { name: 'x', type: '[n] float32', about: 'the values' };

/** `exercise.yaml` as a form: the same text as its source, comments and order kept. */
export default function ManifestForm({ yaml, problems, onChange }: ManifestFormProps) {
  const read = readManifest(yaml);
  if (!read)
    return (
      <p className={styles.unread}>
        This file is no YAML at the moment, so there is no form for it. Mend it in its source: the marks say
        where.
      </p>
    );
  const change: Change = (path, value) => onChange(withField(yaml, path, value));
  return (
    <FieldScope value={{ read, problems, change }}>
      <form className={styles.form} aria-label="exercise.yaml" onSubmit={(event) => event.preventDefault()}>
        <About />
        <Functions
          read={read}
          onAdd={(list, entry) => onChange(withEntry(yaml, list, entry))}
          onRemove={(list, at) => onChange(withoutEntry(yaml, list, at))}
        />
        <Rules />
      </form>
    </FieldScope>
  );
}

function About() {
  return (
    <fieldset className={styles.group}>
      <legend>About</legend>
      <WordsField label="Title" path={['title']} wide />
      <TextAreaField label="Summary" path={['summary']} />
      <WordsField label="Source" path={['source']} wide />
      <NumberField label="Points" path={['points']} />
      <NumberField label="Minutes" path={['minutes']} />
      <SelectField label="Difficulty" path={['difficulty']} options={DIFFICULTIES} />
      <SelectField label="Disclosure" path={['disclosure']} options={DISCLOSURES} />
    </fieldset>
  );
}

interface FunctionsProps {
  readonly read: ManifestReader;
  readonly onAdd: (list: FieldPath, entry: Readonly<Record<string, unknown>>) => void;
  readonly onRemove: (list: FieldPath, at: number) => void;
}

const indices = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

function Functions(props: FunctionsProps) {
  const { read, onAdd, onRemove } = props;
  const count = read.count(['entryPoints']);
  return (
    <fieldset className={styles.group}>
      <legend>Functions that a solution exports</legend>
      <p className={styles.hint}>
        Shapes and types are words for the student: [rows, columns] float32; any shape, float32; number.
      </p>
      {indices(count).map((at) => (
        <div key={at} className={styles.entry}>
          <WordsField label="Function" path={['entryPoints', at, 'name']} />
          <Parameters {...props} at={at} />
          <WordsField label="Gives" path={['entryPoints', at, 'returns', 'type']} />
          <WordsField label="What that is" path={['entryPoints', at, 'returns', 'about']} wide />
          {count > 1 ? (
            <Button size="small" variant="ghost" onClick={() => onRemove(['entryPoints'], at)}>
              Remove {read.text(['entryPoints', at, 'name']) || 'this function'}
            </Button>
          ) : null}
        </div>
      ))}
      <Button
        size="small"
        icon={<Icon name="plus" size={14} />}
        onClick={() => onAdd(['entryPoints'], NEW_FUNCTION)}
      >
        Function
      </Button>
    </fieldset>
  );
}

function Parameters({ read, onAdd, onRemove, at }: FunctionsProps & { readonly at: number }) {
  const list = ['entryPoints', at, 'parameters'];
  const nameOf = (place: number) => read.text([...list, place, 'name']) || `argument ${place + 1}`;
  return (
    <div className={styles.parameters}>
      {indices(read.count(list)).map((place) => (
        <div key={place} className={styles.parameter}>
          <WordsField label="Argument" path={[...list, place, 'name']} />
          <WordsField label="Shape and type" path={[...list, place, 'type']} />
          <WordsField label="What it is" path={[...list, place, 'about']} wide />
          <Button
            size="small"
            variant="ghost"
            aria-label={`Remove ${nameOf(place)}`}
            onClick={() => onRemove(list, place)}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button size="small" icon={<Icon name="plus" size={14} />} onClick={() => onAdd(list, NEW_PARAMETER)}>
        Argument
      </Button>
    </div>
  );
}

function Rules() {
  return (
    <fieldset className={styles.group}>
      <legend>Rules</legend>
      <p className={styles.hint}>
        Forbidden can be any function of tf, such as logSumExp, or a group: convolution, pooling, losses,
        optimizers, layers, gradients, images.
      </p>
      <ListField label="Forbidden operations, with commas between" path={['forbids']} />
      <WordsField label="Why, as a student reads it" path={['forbidsBecause']} wide optional />
      <ListField label="Builds on exercises, with commas between" path={['buildsOn']} />
      <NumberField label="Seconds a case" path={['limits', 'caseSeconds']} optional />
      <NumberField label="Seconds a run" path={['limits', 'runSeconds']} optional />
      <NumberField label="Memory in MiB" path={['limits', 'memoryMebibytes']} optional />
    </fieldset>
  );
}
