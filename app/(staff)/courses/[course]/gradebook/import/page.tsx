import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { courseOutline } from '#app/_shell/course-outline.ts';
import { GradesImport } from '#components/grades-import/grades-import.tsx';
import { requireActor } from '#server/access/actor.ts';
import { GRADES_FILE_BYTES_MAX } from '#server/grading/import/import-grades.ts';
import { explainRefusal } from '#server/platform/refusals.ts';
import { importGradesAction, previewGradesAction } from './actions.ts';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Import grades' };

interface ImportPageProps {
  readonly params: Promise<{ readonly course: string }>;
}

/** Grades from a file. Teaching assistants and instructors only. */
export default async function ImportPage({ params }: ImportPageProps) {
  const { course } = await params;
  const { seesAllSubmissions } = await courseOutline(await requireActor(), course);
  if (!seesAllSubmissions) notFound();
  return (
    <>
      <CourseBar
        course={course}
        crumbs={[{ label: 'Gradebook', href: `/courses/${course}/gradebook` }, { label: 'Import' }]}
      />
      <main id="main" tabIndex={-1} className={styles.main}>
        <h1 className={styles.title}>Grades from a file</h1>
        <p className={styles.about}>
          Export the gradebook, change what you want, and choose the file here. Students are found by address,
          exercises by the head of the column. An empty cell leaves a grade as it is. You see what will change
          before anything does. One file changes at most 2,000 grades.
        </p>
        <GradesImport
          largest={{
            bytes: GRADES_FILE_BYTES_MAX,
            problem: explainRefusal('grades-file-too-long').text,
          }}
          actions={{
            preview: previewGradesAction.bind(null, course),
            apply: importGradesAction.bind(null, course),
          }}
        />
      </main>
    </>
  );
}
