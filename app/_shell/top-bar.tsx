import Link from 'next/link';
import { Suspense } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { Icon } from '#components/ui/icon.tsx';
import { Logo } from '#components/ui/logo.tsx';
import { ThemeToggle } from '#components/ui/theme/theme-toggle.tsx';
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

/** The course that a page is of. */
interface BarCourse {
  readonly title: string;
  readonly href: string;
  /** Every course of the reader; a menu when there is more than one, or when another can be made. */
  readonly others: readonly CourseChoice[];
  readonly makesOthers: boolean;
}

interface Page {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
  /** How much waits there; may come after the bar. */
  readonly count?: React.ReactNode;
}

interface TopBarProps {
  /** Left out on pages that are of no course: the start, the studio. */
  readonly course?: BarCourse | undefined;
  readonly account: AccountView;
  readonly goTo?: { readonly entries: readonly GoToEntry[]; readonly what: string } | undefined;
  /** Pages beside each other; the open one is marked. Left out where there are crumbs. */
  readonly pages?: readonly Page[];
  /** The way to the open page, from below the course. */
  readonly crumbs?: readonly Crumb[] | undefined;
  /** The exercises before and after this one; null at an end. */
  readonly neighbours?: { readonly previous: Neighbour | null; readonly next: Neighbour | null } | undefined;
  /** What the page says in the bar, such as the days left or the verified score. */
  readonly aside?: React.ReactNode;
}

/** The bar above every page, 48 px high, of a course or of none. */
export function TopBar(props: TopBarProps) {
  const { course, account, goTo, pages = [], crumbs = [], aside } = props;
  const hasCrumbs = crumbs.length > 0;
  const shownPages = pages.length < 2 ? [] : pages;
  return (
    <header className={classNames(styles.bar, hasCrumbs && styles.deep)} data-screen>
      <Link
        href={course?.href ?? '/'}
        className={styles.logo}
        aria-label={course ? 'Descent, course home' : 'Descent, start'}
      >
        <Logo shortens={course !== undefined} />
      </Link>
      <Way {...props} pages={shownPages} />
      <div className={styles.end}>
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
        {goTo === undefined ? null : <GoTo {...goTo} />}
        <span className={styles.theme}>
          <ThemeToggle />
        </span>
        <AccountMenu
          account={account}
          pages={shownPages.map(({ label, href }) => ({ id: href, label, href, icon: 'list' }))}
        />
      </div>
    </header>
  );
}

/** Where the page is, and the pages beside it; only room where there is neither. */
function Way({ course, pages = [], crumbs = [], neighbours }: TopBarProps) {
  const hasCrumbs = crumbs.length > 0;
  if (!course && !hasCrumbs && pages.length === 0) return <span className={styles.room} />;
  return (
    <nav className={styles.way} aria-label={hasCrumbs ? 'Breadcrumb' : course ? 'Course' : 'Pages'}>
      {course ? <CourseName course={course} inCrumbs={hasCrumbs} /> : null}
      <Crumbs crumbs={crumbs} />
      {neighbours === undefined ? null : (
        <span className={styles.neighbours}>
          <Step to={neighbours.previous} icon="chevron-left" word="Previous" />
          <Step to={neighbours.next} icon="chevron-right" word="Next" />
        </span>
      )}
      {hasCrumbs ? null : <Pages pages={pages} />}
    </nav>
  );
}

/** Its name as the way home; above other courses of the reader it opens them. */
function CourseName({ course, inCrumbs }: { course: BarCourse; inCrumbs: boolean }) {
  const { title, href, others, makesOthers } = course;
  if (!inCrumbs && (others.length > 1 || makesOthers))
    return <CourseSwitcher title={title} courses={others} makes={makesOthers} />;
  return (
    <>
      {inCrumbs ? (
        <Link href={href} className={styles.back} aria-label={`Back to ${title}`}>
          <Icon name="chevron-left" size={20} />
        </Link>
      ) : null}
      <Link href={href} className={inCrumbs ? styles.courseCrumb : styles.course}>
        {title}
      </Link>
    </>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return crumbs.map((crumb) => (
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
  ));
}

function Pages({ pages }: { pages: readonly Page[] }) {
  if (pages.length === 0) return null;
  return (
    <ul className={styles.pages}>
      {pages.map((page) => (
        <li key={page.href}>
          <Link href={page.href} className={styles.page} aria-current={page.current ? 'page' : undefined}>
            {page.label}
            {page.count === undefined ? null : <Suspense fallback={null}>{page.count}</Suspense>}
          </Link>
        </li>
      ))}
    </ul>
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
