import type { Metadata } from 'next';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Icon } from '#components/ui/icon.tsx';
import styles from './whole-page.module.css';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main id="main" tabIndex={-1} className={styles.main}>
      <EmptyState
        level={1}
        icon={<Icon name="search" />}
        title="There is nothing here that you can see"
        action={
          <ButtonLink variant="primary" href="/">
            Go to your course
          </ButtonLink>
        }
      >
        Check the address, or ask your teacher whether you are in this course.
      </EmptyState>
    </main>
  );
}
