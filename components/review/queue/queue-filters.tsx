'use client';

import type { ReviewQueue, ReviewQueueView } from '#server/grading/review-view.ts';
import { QUEUE_WORDS } from '../review-address.ts';
import styles from './queue-filters.module.css';

interface QueueFiltersProps {
  readonly queue: ReviewQueue;
  readonly list: Pick<ReviewQueueView, 'counts' | 'exercises' | 'sections'>;
  readonly onChange: (queue: ReviewQueue) => void;
}

/** Which queue it is: why a submission waits, of which exercise, of which section. All of it stands in the address. */
export function QueueFilters({ queue, list, onChange }: QueueFiltersProps) {
  const { kind, slug, section } = queue;
  const change = (next: { kind?: ReviewQueue['kind']; slug?: string; section?: string }) => {
    const merged = { kind, slug: slug ?? '', section: section ?? '', ...next };
    onChange({
      kind: merged.kind,
      ...(merged.slug === '' ? {} : { slug: merged.slug }),
      ...(merged.section === '' ? {} : { section: merged.section }),
    });
  };
  return (
    <search className={styles.filters} aria-label="Which queue">
      <select
        aria-label="State"
        value={kind}
        onChange={({ target }) => change({ kind: target.value as ReviewQueue['kind'] })}
      >
        {Object.entries(QUEUE_WORDS).map(([value, word]) => (
          <option key={value} value={value}>
            {word} · {list.counts[value as ReviewQueue['kind']]}
          </option>
        ))}
      </select>
      <select
        aria-label="Exercise"
        value={slug ?? ''}
        onChange={({ target }) => change({ slug: target.value })}
      >
        <option value="">All exercises</option>
        {list.exercises.map((exercise) => (
          <option key={exercise.slug} value={exercise.slug}>
            {exercise.number} {exercise.title}
          </option>
        ))}
      </select>
      {list.sections.length === 0 ? null : (
        <select
          aria-label="Section"
          value={section ?? ''}
          onChange={({ target }) => change({ section: target.value })}
        >
          <option value="">All sections</option>
          {list.sections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </search>
  );
}
