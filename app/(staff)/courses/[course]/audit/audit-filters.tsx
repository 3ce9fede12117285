import Link from 'next/link';
import { useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { AuditFilter } from '#server/grading/audit/audit-filter.ts';
import type { AuditView } from '#server/grading/audit/audit-view.ts';
import { auditQuery } from './audit-address.ts';
import { actionWords } from './audit-words.ts';
import styles from './page.module.css';

interface AuditFiltersProps {
  readonly view: AuditView;
  readonly filter: AuditFilter;
  /** Of the log as a file. */
  readonly exportHref: string;
}

/** A form whose address says what is shown. */
export function AuditFilters({ view, filter, exportHref }: AuditFiltersProps) {
  const id = useId();
  const isFiltered = auditQuery(filter) !== '?';
  return (
    <form method="get" className={styles.filters} aria-label="What is shown">
      <div className={styles.choice}>
        <label htmlFor={`${id}what`}>What</label>
        <select id={`${id}what`} name="action" className={styles.select} defaultValue={filter.action ?? ''}>
          <option value="">everything</option>
          {view.actions.map(({ action, count }) => (
            <option key={action} value={action}>
              {actionWords(action)} ({count})
            </option>
          ))}
        </select>
      </div>
      <div className={styles.choice}>
        <label htmlFor={`${id}who`}>Who</label>
        <select id={`${id}who`} name="person" className={styles.select} defaultValue={filter.person ?? ''}>
          <option value="">anybody</option>
          <option value="system">the system</option>
          {view.people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <TextField
        compact
        label="To whom or what"
        name="thing"
        type="search"
        maxLength={100}
        placeholder="a name, an address, a word"
        defaultValue={filter.thing ?? ''}
      />
      <TextField compact label="From" name="since" type="date" defaultValue={filter.since ?? ''} />
      <TextField compact label="To" name="until" type="date" defaultValue={filter.until ?? ''} />
      <div className={styles.buttons}>
        <Button type="submit" size="small" variant="primary">
          Show
        </Button>
        {isFiltered ? <Link href="?">Show everything</Link> : null}
        <a href={exportHref} download>
          Export CSV
        </a>
      </div>
    </form>
  );
}
