import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../ui/button.tsx';
import { FileInput } from '../../ui/file-input.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './file-tree.module.css';
import { newSolution, type SolutionKind, solutionPath } from './new-solution.ts';

interface NewFileProps {
  /** What `starter.ts` holds. */
  readonly starter: string;
  readonly onNew: (path: string, text: string) => void;
  readonly onUpload: (file: File) => void;
}

/** Ways to further files: solutions, a driver, and what is uploaded. */
export function NewFile({ starter, onNew, onUpload }: NewFileProps) {
  const [kind, setKind] = useState<SolutionKind | null>(null);
  const ways = useRef<HTMLDivElement>(null);
  /** The focus goes back to where the form was asked for. */
  function close() {
    flushSync(() => setKind(null));
    ways.current?.querySelector('button')?.focus();
  }
  if (kind !== null) return <NewSolution kind={kind} starter={starter} onNew={onNew} onClose={close} />;
  return (
    <div ref={ways} className={styles.ways}>
      <Menu
        label="Add another file"
        trigger={
          <>
            <Icon name="plus" size={14} /> File
          </>
        }
        triggerClassName={styles.menu}
        align="start"
        groups={[
          {
            items: [
              { id: 'right', label: 'Right solution', onSelect: () => setKind('right') },
              { id: 'wrong', label: 'Wrong solution', onSelect: () => setKind('wrong') },
              { id: 'driver', label: 'Driver', onSelect: () => onNew('driver.ts', DRIVER) },
            ],
          },
        ]}
      />
      <label className={styles.upload}>
        <Icon name="download" size={14} /> Upload
        <FileInput className={styles.input} accept=".svg,.bin,.json,.txt,.csv" onFile={onUpload} />
      </label>
    </div>
  );
}

function NewSolution({
  kind,
  starter,
  onNew,
  onClose,
}: Pick<NewFileProps, 'starter' | 'onNew'> & {
  readonly kind: SolutionKind;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState('');
  const hint = useId();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const path = solutionPath(kind, name);
        onClose();
        if (path !== null) onNew(path, newSolution(kind, starter));
      }}
    >
      <TextField
        compact
        label={kind === 'right' ? 'What does it do differently?' : 'What is wrong in it?'}
        placeholder={kind === 'right' ? 'row by row' : 'forgets the last row'}
        aria-describedby={hint}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Escape') onClose();
        }}
        autoFocus
      />
      <p id={hint} className={styles.hint}>
        The file is named for it. The check wants two right and two wrong solutions, or none at all.
      </p>
      <div className={styles.acts}>
        <Button size="small" variant="ghost" onClick={onClose}>
          Close
        </Button>
        <Button size="small" type="submit">
          Add
        </Button>
      </div>
    </form>
  );
}

const DRIVER = `/** Runs beside a solution, in its realm: takes the solution first, gives plain values. */
export function run(solution: object): number {
  return Object.keys(solution).length;
}
`;
