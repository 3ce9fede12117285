'use client';

import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import styles from './whole-page.module.css';

interface ErrorNoticeProps {
  /** Names the server's log entry; errors of the page itself have none. */
  readonly id: string | undefined;
  readonly onRetry: () => void;
}

/** What stands where a page could not be shown. */
export function ErrorNotice({ id, onRetry }: ErrorNoticeProps) {
  return (
    <main id="main" tabIndex={-1} className={styles.main}>
      <EmptyState
        level={1}
        icon={<StatusGlyph status="warning" />}
        title="This page could not be shown"
        action={
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        Your code and your submissions are kept. Try again; if it stays, tell your teacher what you did.
        {id === undefined ? null : (
          <span className={styles.id}>
            Error <code>{id}</code>
          </span>
        )}
      </EmptyState>
    </main>
  );
}
