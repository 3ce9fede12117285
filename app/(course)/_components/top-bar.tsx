import Link from 'next/link';
import { classNames } from '#components/ui/class-names.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Logo } from '#components/ui/logo.tsx';
import { ThemeToggle } from '#components/ui/theme-toggle.tsx';
import { AccountMenu, type AccountView } from './account-menu.tsx';
import { type CourseChoice, CourseSwitcher } from './course-switcher.tsx';
import { GoTo } from './go-to.tsx';
import type { GoToEntry } from './go-to-entry.ts';
import styles from './top-bar.module.css';

export interface Crumb {
  readonly label: string;
  /** Absent on the page that is open. */
  readonly href?: string;
}

export interface Neighbour {
  readonly href: string;
  readonly title: string;
}

interface TopBarProps {
  readonly course: { readonly title: string; readonly href: string };
  /** Every course of the reader; a menu when there is more than one. */
  readonly courses: readonly CourseChoice[];
  readonly account: AccountView;
  readonly goTo: readonly GoToEntry[];
  /** Pages of the course beside each other; the open one is marked. Left out where there are crumbs. */
  readonly pages: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  /** The way to the open page, from below the course. */
  readonly crumbs?: readonly Crumb[] | undefined;
  /** The exercises before and after this one; null at an end. */
  readonly neighbours?: { readonly previous: Neighbour | null; readonly next: Neighbour | null } | undefined;
  /** What the page says in the bar, such as the days left or the verified score. */
  readonly aside?: React.ReactNode;
}

/** The bar above every page of a course, 48 px high. */
export function TopBar(props: TopBarProps) {
  const { course, courses, account, goTo, pages, crumbs = [], neighbours, aside } = props;
  const hasCrumbs = crumbs.length > 0;
  return (
    <header className={classNames(styles.bar, hasCrumbs && styles.deep)} data-screen>
      <Link href={course.href} className={styles.logo} aria-label="Descent, course home">
        <Logo shortens />
      </Link>
      <nav className={styles.way} aria-label={hasCrumbs ? 'Breadcrumb' : 'Course'}>
        {hasCrumbs ? (
          <Link href={course.href} className={styles.back} aria-label={`Back to ${course.title}`}>
            <Icon name="chevron-left" size={20} />
          </Link>
        ) : null}
        {!hasCrumbs && courses.length > 1 ? (
          <CourseSwitcher title={course.title} courses={courses} />
        ) : (
          <Link href={course.href} className={hasCrumbs ? styles.courseCrumb : styles.course}>
            {course.title}
          </Link>
        )}
        {crumbs.map((crumb) => (
          <span key={crumb.label} className={classNames(styles.crumb, crumb.href && styles.above)}>
            <span className={styles.slash} aria-hidden="true">
              /
            </span>
            {crumb.href === undefined ? (
              <span className={styles.here} aria-current="page">
                {crumb.label}
              </span>
            ) : (
              <Link href={crumb.href}>{crumb.label}</Link>
            )}
          </span>
        ))}
        {neighbours === undefined ? null : (
          <span className={styles.neighbours}>
            <Step to={neighbours.previous} icon="chevron-left" word="Previous" />
            <Step to={neighbours.next} icon="chevron-right" word="Next" />
          </span>
        )}
        {hasCrumbs || pages.length < 2 ? null : (
          <ul className={styles.pages}>
            {pages.map((page) => (
              <li key={page.href}>
                <Link
                  href={page.href}
                  className={styles.page}
                  aria-current={page.current ? 'page' : undefined}
                >
                  {page.label}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </nav>
      <div className={styles.end}>
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
        <GoTo entries={goTo} />
        <span className={styles.theme}>
          <ThemeToggle />
        </span>
        <AccountMenu
          account={account}
          pages={
            pages.length < 2 ? [] : pages.map(({ label, href }) => ({ id: href, label, href, icon: 'list' }))
          }
        />
      </div>
    </header>
  );
}

function Step({
  to,
  icon,
  word,
}: {
  to: Neighbour | null;
  icon: 'chevron-left' | 'chevron-right';
  word: string;
}) {
  if (to === null) {
    return (
      <span className={styles.stepOff}>
        <Icon name={icon} size={17} />
      </span>
    );
  }
  return (
    <Link
      href={to.href}
      className={styles.step}
      aria-label={`${word}: ${to.title}`}
      title={`${word}: ${to.title}`}
    >
      <Icon name={icon} size={17} />
    </Link>
  );
}
