'use client';

import type { ExerciseInsightView } from '#server/insight/insight-view.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import styles from './insight-bar.module.css';
import { insightQuery } from './insight-place.ts';
import { countWords, studentsWords } from './insight-words.ts';

interface InsightBarProps {
  readonly view: ExerciseInsightView;
  readonly exercises: readonly { readonly href: string; readonly label: string }[];
}

/** The exercise, others to go to, and the version that the charts are of. */
export function InsightBar({ view, exercises }: InsightBarProps) {
  const { course, exercise, versions, versionId } = view;
  const name = `${exercise.number} ${exercise.title}`;
  const shown = versions.find(({ id }) => id === versionId);
  return (
    <>
      <h1 className={styles.title}>{name}</h1>
      <Menu
        label="Another exercise"
        align="start"
        triggerClassName={styles.menu}
        trigger={<Icon name="chevron-down" size={14} />}
        groups={[
          { items: [{ id: 'all', label: 'The whole course', href: `/courses/${course}/insight` }] },
          {
            title: 'Exercises',
            items: exercises.map(({ href, label }) => ({ id: href, label, href, checked: label === name })),
          },
        ]}
      />
      {versions.length < 2 || shown === undefined ? null : (
        <Menu
          label={`Version ${shown.number}`}
          align="start"
          triggerClassName={styles.menu}
          trigger={
            <>
              <span>Version {shown.number}</span>
              <Icon name="chevron-down" size={14} />
            </>
          }
          groups={[
            {
              items: versions.map(({ id, number, students: count }) => ({
                id,
                label: `Version ${number}: ${studentsWords(count)}`,
                checked: id === versionId,
                href: insightQuery({ version: id, open: null }),
              })),
            },
          ]}
        />
      )}
      <ButtonLink href={`/courses/${course}/wall/${exercise.slug}`} variant="ghost" size="small">
        Lecture wall
      </ButtonLink>
      <ButtonLink href={`/courses/${course}/similarity/${exercise.slug}`} variant="ghost" size="small">
        Similar programs
      </ButtonLink>
      <p className={styles.count}>{countWords(view)}</p>
    </>
  );
}
