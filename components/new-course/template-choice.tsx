'use client';

import type { CourseTemplateView } from '#server/planning/lifecycle/new-course-view.ts';
import styles from './new-course.module.css';
import { contentWords, dateWords, missingWords } from './template-words.ts';

interface TemplateChoiceProps {
  readonly templates: readonly CourseTemplateView[];
  readonly chosen: readonly CourseTemplateView[];
  /** "2026-10-26"; null: no dates. */
  readonly start: string | null;
  readonly onChoose: (slugs: readonly string[]) => void;
}

const KIND = { lecture: 'Lecture', practical: 'Practical' } as const;

/** Sessions of the lecture, each with what it brings and when that would open and be due. */
export function TemplateChoice({ templates, chosen, start, onChoose }: TemplateChoiceProps) {
  const slugs = chosen.map(({ slug }) => slug);
  const isAll = chosen.length === templates.length;
  return (
    <fieldset className={styles.sessions}>
      <legend className={styles.legend}>Sessions of the lecture</legend>
      <p className={styles.note}>
        None makes an empty course: modules and exercises can be added to it one by one.{' '}
        <button
          type="button"
          className={styles.all}
          onClick={() => onChoose(isAll ? [] : templates.map(({ slug }) => slug))}
        >
          {isAll ? 'Choose none' : 'Choose all'}
        </button>
      </p>
      <ul className={styles.list}>
        {templates.map((template) => {
          const isChosen = slugs.includes(template.slug);
          const others = isChosen ? chosen : [...chosen, template];
          return (
            <li key={template.slug} className={styles.session} data-chosen={isChosen || undefined}>
              <label className={styles.sessionName}>
                <input
                  type="checkbox"
                  checked={isChosen}
                  onChange={() =>
                    onChoose(
                      isChosen ? slugs.filter((slug) => slug !== template.slug) : [...slugs, template.slug],
                    )
                  }
                />
                <span>
                  {KIND[template.kind]}: {template.title}
                </span>
              </label>
              <span className={styles.content}>{contentWords(template)}</span>
              {isChosen ? (
                <p className={styles.dates}>{dateWords(template, { chosen: others, start })}</p>
              ) : null}
              <details className={styles.exercises}>
                <summary>Its exercises</summary>
                <ul>
                  {template.work.flatMap(({ exercises }) =>
                    exercises.map(({ slug, title, points }) => (
                      <li key={slug}>
                        {title} <span className={styles.quiet}>{points}</span>
                      </li>
                    )),
                  )}
                </ul>
                <p className={styles.note}>{missingWords(template)}</p>
              </details>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
