import { ButtonLink } from '#components/ui/button-link.tsx';
import type { SubmissionTableFilter, SubmissionTableView } from '#server/grading/submission-table-view.ts';
import { tableHref } from '../_logic/table-filter.ts';
import styles from './paging.module.css';

interface PagingProps {
  readonly view: Pick<SubmissionTableView, 'page' | 'pageSize' | 'rowsTotal' | 'rows'>;
  readonly filter: SubmissionTableFilter;
}

export function Paging({ view: { page, pageSize, rowsTotal, rows }, filter }: PagingProps) {
  const first = (page - 1) * pageSize + 1;
  const last = first + rows.length - 1;
  return (
    <nav className={styles.paging} aria-label="Pages of the table">
      <span>{rowsTotal === 1 ? '1 submission' : `${first} to ${last} of ${rowsTotal} submissions`}</span>
      {page > 1 ? (
        <ButtonLink size="small" href={tableHref({ ...filter, page: page - 1 })}>
          Previous
        </ButtonLink>
      ) : null}
      {last < rowsTotal ? (
        <ButtonLink size="small" href={tableHref({ ...filter, page: page + 1 })}>
          Next
        </ButtonLink>
      ) : null}
    </nav>
  );
}
