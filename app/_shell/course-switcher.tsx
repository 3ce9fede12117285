'use client';

import { Icon } from '#components/ui/icon.tsx';
import { Menu } from '#components/ui/menu.tsx';
import styles from './course-switcher.module.css';

export interface CourseChoice {
  readonly title: string;
  readonly href: string;
  readonly current: boolean;
}

/** The course's name; opens the others of a person who is in more than one. */
export function CourseSwitcher({ title, courses }: { title: string; courses: readonly CourseChoice[] }) {
  return (
    <Menu
      label={`Course: ${title}`}
      align="start"
      triggerClassName={styles.trigger}
      trigger={
        <>
          <span className={styles.title}>{title}</span>
          <Icon name="chevrons-vertical" size={14} />
        </>
      }
      groups={[{ items: courses.map(({ title: label, href }) => ({ id: href, label, href })) }]}
    />
  );
}
