'use client';

import type { DatesView } from '#server/courses/dates/dates-view.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './course-panel.module.css';

export function ModuleOrder({
  view,
  onOrder,
}: {
  view: DatesView;
  onOrder: (slugs: readonly string[]) => Promise<void>;
}) {
  const slugs = view.modules.map(({ slug }) => slug);
  const moved = (at: number, by: number) => {
    const next = [...slugs];
    const [slug] = next.splice(at, 1);
    if (slug !== undefined) next.splice(at + by, 0, slug);
    return next;
  };
  return (
    <ol className={styles.modules} aria-label="Order of the modules">
      {view.modules.map(({ slug, title, number }, at) => (
        <li key={slug}>
          <span>
            {number} {title}
          </span>
          {at === 0 ? null : (
            <Button
              size="small"
              variant="ghost"
              aria-label={`Move ${title} up`}
              onClick={() => onOrder(moved(at, -1))}
            >
              ↑
            </Button>
          )}
          {at === slugs.length - 1 ? null : (
            <IconButton
              icon="chevron-down"
              label={`Move ${title} down`}
              onClick={() => onOrder(moved(at, 1))}
            />
          )}
        </li>
      ))}
    </ol>
  );
}
