'use client';

import { Icon } from '#components/ui/icon.tsx';
import { Menu } from '#components/ui/menu.tsx';
import styles from './course-switcher.module.css';

export interface CourseChoice {
  readonly title: string;
  readonly href: string;
  readonly current: boolean;
}

interface CourseSwitcherProps {
  readonly title: string;
  readonly courses: readonly CourseChoice[];
  /** The reader may make another one. */
  readonly makes: boolean;
}

const NEW = { id: 'new', label: 'New course', href: '/courses/new' } as const;

/** The course's name; opens the others of a person who is in more than one, and the form of a new one. */
export function CourseSwitcher({ title, courses, makes }: CourseSwitcherProps) {
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
      groups={[
        { items: courses.map(({ title: label, href }) => ({ id: href, label, href })) },
        ...(makes ? [{ items: [NEW] }] : []),
      ]}
    />
  );
}
