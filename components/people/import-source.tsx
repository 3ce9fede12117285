'use client';

import { useId, useState } from 'react';
import type { PeopleView } from '#server/people/people-view.ts';
import { Button } from '../ui/button.tsx';
import { FileInput } from '../ui/file-input.tsx';
import form from './form.module.css';
import styles from './import-source.module.css';
import type { CourseRole } from './people-actions.ts';
import { ROLE_WORDS } from './people-words.ts';

interface ImportSourceProps {
  readonly view: PeopleView;
  readonly working: boolean;
  readonly problem: string | null;
  readonly onStart: (
    text: string,
    fileName: string | null,
    terms: { role: CourseRole; section: string | null },
  ) => void;
  /** What became of the one before. */
  readonly done: React.ReactNode;
}

/** Where the list comes from: a file that is dropped or chosen, or pasted text. */
export function ImportSource({ view, working, problem, onStart, done }: ImportSourceProps) {
  const [text, setText] = useState('');
  const [role, setRole] = useState<CourseRole>('student');
  const [section, setSection] = useState('');
  const id = useId();
  const terms = { role, section: section.trim() || null };

  async function read(file: File) {
    onStart(await file.text(), file.name, terms);
  }

  return (
    <div className={styles.source}>
      {done}
      <DropZone onFile={(file) => void read(file)} />
      <label className={form.label} htmlFor={id}>
        Or paste addresses
      </label>
      <textarea
        id={id}
        className={styles.text}
        rows={8}
        placeholder={'Ines Wexcombe <ines.wexcombe@uni.example>\ntal.okonjo@uni.example'}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <JoinTerms {...{ role, section }} sections={view.sections} onRole={setRole} onSection={setSection} />
      <p role="alert" className={form.problem}>
        {problem}
      </p>
      <div>
        <Button
          variant="primary"
          disabled={text.trim() === ''}
          busy={working && 'Reading'}
          onClick={() => onStart(text, null, terms)}
        >
          See what will happen
        </Button>
      </div>
    </div>
  );
}

function DropZone({ onFile }: { readonly onFile: (file: File) => void }) {
  return (
    <label
      className={styles.drop}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      <FileInput className={styles.file} accept=".csv,.tsv,.txt,text/csv,text/plain" onFile={onFile} />
      <strong>Drop a CSV here, or choose a file.</strong>
      <span>Its first line names the columns: name, mail, section, role. Only mail has to be there.</span>
    </label>
  );
}

interface JoinTermsProps {
  readonly role: CourseRole;
  readonly section: string;
  readonly sections: PeopleView['sections'];
  readonly onRole: (role: CourseRole) => void;
  readonly onSection: (section: string) => void;
}

/** What holds for everybody of whom the list says nothing else. */
function JoinTerms({ role, section, sections, onRole, onSection }: JoinTermsProps) {
  const id = useId();
  return (
    <div className={form.pair}>
      <div>
        <label className={form.label} htmlFor={`${id}r`}>
          They join as
        </label>
        <select
          id={`${id}r`}
          className={form.select}
          value={role}
          onChange={(event) => onRole(event.target.value as CourseRole)}
        >
          {Object.entries(ROLE_WORDS).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label className={form.label} htmlFor={`${id}s`}>
          In section (may be left empty, or new)
        </label>
        <input
          id={`${id}s`}
          className={form.select}
          list={`${id}l`}
          maxLength={60}
          value={section}
          onChange={(event) => onSection(event.target.value)}
        />
        <datalist id={`${id}l`}>
          {sections.map(({ id: sectionId, name }) => (
            <option key={sectionId} value={name} />
          ))}
        </datalist>
      </div>
    </div>
  );
}
