import { Icon } from '../../ui/icon.tsx';
import styles from './tools.module.css';

/** The grades as files: plain links, so that they can be copied and kept. */
export function ExportMenu({ course }: { readonly course: string }) {
  const href = `/courses/${course}/gradebook/export?format=`;
  return (
    <p className={styles.export}>
      <Icon name="download" size={14} />
      <a href={`${href}csv`} download>
        Export CSV
      </a>
      <a href={`${href}json`} download>
        JSON
      </a>
      <a href={`/courses/${course}/gradebook/import`}>Import</a>
      <a href={`/courses/${course}/regrade`}>Regrades</a>
      <a href={`/courses/${course}/audit`}>Log</a>
      <a href={`/courses/${course}/tokens`}>API tokens</a>
    </p>
  );
}
