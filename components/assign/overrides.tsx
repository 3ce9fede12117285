'use client';

import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { counted } from '#grader/protocol/count-words.ts';
import type { AssignmentTerms, AssignView } from '#server/planning/assign/assign-view.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import styles from './overrides.module.css';
import { Instant } from './terms-form.tsx';
import { wallWords } from './wall-words.ts';

interface OverridesProps {
  readonly view: AssignView;
  readonly terms: AssignmentTerms;
  readonly onChange: (sectionDates: AssignmentTerms['sectionDates']) => void;
  readonly onTakeBack: (person: { readonly userId: string; readonly name: string }) => void;
}

/** For whom another due date holds, and instead of which. */
export function Overrides({ view, terms, onChange, onTakeBack }: OverridesProps) {
  const { sectionDates, due } = terms;
  const without = view.sections.filter(({ id }) => !sectionDates.some(({ sectionId }) => sectionId === id));
  const [next] = without;
  const adds = useRef<HTMLButtonElement>(null);

  function change({ sectionId }: SectionDate, changed: SectionDate | null) {
    const dates = sectionDates.flatMap((other) =>
      other.sectionId === sectionId ? (changed ? [changed] : []) : [other],
    );
    if (changed !== null) return onChange(dates);
    // Its button goes with it, and the one that adds a date may come only now.
    flushSync(() => onChange(dates));
    adds.current?.focus();
  }

  return (
    <section className={styles.overrides} aria-label="Overrides">
      <div className={styles.head}>
        <h2 className={styles.title}>Overrides</h2>
        <span className={styles.hint}>A person wins over a section, a section over everyone.</span>
        {view.manages && next !== undefined ? (
          <Button
            size="small"
            ref={adds}
            onClick={() => onChange([...sectionDates, { sectionId: next.id, due: due ?? view.now }])}
          >
            Section date
          </Button>
        ) : null}
      </div>
      {sectionDates.length + view.extensions.length === 0 ? (
        <p className={styles.hint}>Everyone has the same dates.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Due</th>
              <th scope="col">Instead of</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {sectionDates.map((date) => (
              <SectionRow
                key={date.sectionId}
                date={date}
                view={view}
                instead={due}
                choices={without}
                onChange={(changed) => change(date, changed)}
              />
            ))}
            {view.extensions.map((extension) => (
              <ExtensionRow
                key={extension.id}
                extension={extension}
                onTakeBack={view.manages ? () => onTakeBack(extension) : null}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface ExtensionRowProps {
  readonly extension: AssignView['extensions'][number];
  /** null: the reader may not. */
  readonly onTakeBack: (() => void) | null;
}

/** The date of one person. */
function ExtensionRow({ extension, onTakeBack }: ExtensionRowProps) {
  const { name, section, reason, earlier, due, insteadOf } = extension;
  return (
    <tr>
      <td title={reason}>
        {name}
        <span className={styles.hint}>
          {' '}
          {section === null ? '' : `section ${section}, `}
          {reason}
        </span>
        {earlier ? (
          <span className={styles.warn}>
            <StatusGlyph status="warning" size={12} /> This is earlier than otherwise.
          </span>
        ) : null}
      </td>
      <td>{wallWords(due)}</td>
      <td>
        <s>{insteadOf === null ? 'never' : wallWords(insteadOf)}</s>
      </td>
      <td>
        {onTakeBack === null ? null : (
          <IconButton icon="undo" label={`Take back the date of ${name}`} onClick={onTakeBack} />
        )}
      </td>
    </tr>
  );
}

type SectionDate = AssignmentTerms['sectionDates'][number];

function SectionRow(props: {
  date: SectionDate;
  view: AssignView;
  instead: string | null;
  /** Sections without a date of their own. */
  choices: AssignView['sections'];
  /** null: takes it out. */
  onChange: (date: SectionDate | null) => void;
}) {
  const { date, view, instead, choices, onChange } = props;
  const own = view.sections.filter(({ id }) => id === date.sectionId);
  const [section] = own;
  return (
    <tr>
      <td>
        <select
          className={styles.select}
          aria-label="Section"
          value={date.sectionId}
          disabled={!view.manages}
          onChange={(event) => onChange({ ...date, sectionId: event.target.value })}
        >
          {[...own, ...choices].map(({ id, name }) => (
            <option key={id} value={id}>
              Section {name}
            </option>
          ))}
        </select>
        <span className={styles.hint}> {counted(section?.students ?? 0, 'student')}</span>
      </td>
      <td>
        <Instant
          label={`Due for section ${section?.name ?? ''}`}
          value={date.due}
          disabled={!view.manages}
          onChange={(due) => onChange({ ...date, due: due ?? date.due })}
        />
      </td>
      <td className={styles.hint}>{instead === null ? 'never' : wallWords(instead)}</td>
      <td>
        {view.manages ? (
          <IconButton icon="close" label="Take this date out" onClick={() => onChange(null)} />
        ) : null}
      </td>
    </tr>
  );
}
