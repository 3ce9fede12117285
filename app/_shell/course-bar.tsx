import { requireActor } from '#server/access/actor.ts';
import { courseOutline } from './course-outline.ts';
import { ReviewCount } from './review-count.tsx';
import { type Crumb, type Neighbour, TopBar } from './top-bar.tsx';

const ROLE_WORDS = { student: 'Student', ta: 'TA', instructor: 'Instructor' } as const;

interface CourseBarProps {
  /** Slug. */
  readonly course: string;
  /** The page of the course that is open, when it is one of those in the bar. */
  readonly page?: 'exercises' | 'gradebook' | 'review' | 'insight' | 'dates' | 'people' | 'studio';
  /** The way to the open page from below the course; replaces the row of pages. */
  readonly crumbs?: readonly Crumb[];
  /** Exercises before and after this one, as arrows behind the crumbs. */
  readonly neighbours?: { readonly previous: Neighbour | null; readonly next: Neighbour | null };
  /** What the page says in the bar: days left, the verified score. */
  readonly aside?: React.ReactNode;
}

/** The bar above a page of a course; ends the request when the reader is not in the course. */
export async function CourseBar({ course: slug, page, crumbs, neighbours, aside }: CourseBarProps) {
  const context = await requireActor();
  const { actor } = context;
  const outline = await courseOutline(context, slug);
  const { course, role, seesAllSubmissions, courses, exercises } = outline;
  const href = `/courses/${course.slug}`;
  const pages = [
    { label: 'Exercises', href, current: page === 'exercises' },
    ...(seesAllSubmissions
      ? [
          { label: 'Gradebook', href: `${href}/gradebook`, current: page === 'gradebook' },
          {
            label: 'Review',
            href: `${href}/review`,
            current: page === 'review',
            count: <ReviewCount course={course.slug} />,
          },
          { label: 'Insight', href: `${href}/insight`, current: page === 'insight' },
          { label: 'Dates', href: `${href}/dates`, current: page === 'dates' },
          { label: 'People', href: `${href}/people`, current: page === 'people' },
        ]
      : []),
    ...(outline.writesExercises
      ? [{ label: 'Studio', href: `/studio?course=${course.slug}`, current: page === 'studio' }]
      : []),
  ];
  return (
    <TopBar
      course={{
        title: course.title,
        href,
        others: courses.map(({ slug: other, title }) => ({
          title,
          href: `/courses/${other}`,
          current: other === course.slug,
        })),
        makesOthers: outline.makesCourses,
      }}
      account={{ name: actor.name, email: actor.email, role: ROLE_WORDS[role] }}
      goTo={{
        what: 'exercise',
        entries: [
          ...exercises.map(({ moduleTitle, ...exercise }) => ({ ...exercise, group: moduleTitle })),
          ...pages.map((entry) => ({ href: entry.href, number: '', title: entry.label, group: 'Page' })),
        ],
      }}
      pages={pages}
      crumbs={crumbs}
      neighbours={neighbours}
      aside={aside}
    />
  );
}
