'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { StuckRuleView, StuckStudentView } from '#server/insight/insight-view.ts';
import { reviewHref } from '../review/review-address.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { CopyButton } from '../ui/copy/copy-button.tsx';
import { formatPoints } from '../ui/format-points.ts';
import type { InsightActions } from './insight-actions.ts';
import { moreWords, ruleWords, silenceWords } from './insight-words.ts';
import styles from './rail.module.css';
import { RuleForm } from './rule-form.tsx';

interface StuckListProps {
  readonly course: string;
  readonly rule: StuckRuleView;
  readonly stuck: readonly StuckStudentView[];
  /** Of many exercises: each row says which. */
  readonly ofCourse: boolean;
  readonly onChangeRule: InsightActions['changeRule'];
}

/** Longer lists are for one exercise after the other. */
const SHOWN_MAX = 40;

/** Who has tried, fails and has gone quiet. */
export function StuckList({ course, rule, stuck, ofCourse, onChangeRule }: StuckListProps) {
  const [editing, setEditing] = useState(false);
  const href = ({ submissionId, exerciseSlug }: StuckStudentView) =>
    reviewHref({ course, submissionId, queue: { kind: 'exercise', slug: exerciseSlug } });
  const [first] = stuck;
  return (
    <section className={styles.section} aria-labelledby="stuck-now">
      <header className={styles.head}>
        <h2 id="stuck-now" className={styles.title}>
          Stuck now <span className={styles.number}>{stuck.length}</span>
        </h2>
        {editing ? null : (
          <button type="button" className={styles.link} onClick={() => setEditing(true)}>
            Change rule
          </button>
        )}
      </header>
      {editing ? (
        <RuleForm rule={rule} onSave={onChangeRule} onClose={() => setEditing(false)} />
      ) : (
        <p className={styles.note}>{ruleWords(rule)}</p>
      )}
      {first === undefined ? (
        <p className={styles.none}>No one is stuck by this rule.</p>
      ) : (
        <>
          <ul className={styles.rows}>
            {stuck.slice(0, SHOWN_MAX).map((row) => (
              <li key={`${row.userId} ${row.exerciseSlug}`} className={styles.row}>
                <Link className={styles.name} href={href(row)}>
                  <bdi>{row.name}</bdi>
                </Link>
                <span className={styles.points}>
                  {formatPoints(row.points)} / {formatPoints(row.pointsMax)}
                </span>
                <p className={styles.why}>
                  {row.submissions} failing, none for {silenceWords(row.hoursSilent)}
                </p>
                <p className={styles.evidence}>
                  {ofCourse ? `${row.exercise}. ` : ''}
                  {row.mistake === null ? 'No hint matches.' : row.mistake}
                </p>
              </li>
            ))}
          </ul>
          {stuck.length > SHOWN_MAX ? (
            <p className={styles.note}>{moreWords(stuck.length - SHOWN_MAX, 'stuck for')}</p>
          ) : null}
          <div className={styles.buttons}>
            <CopyButton
              className={styles.copy}
              label={stuck.length === 1 ? 'Copy the address' : `Copy the ${stuck.length} addresses`}
              text={() =>
                [...new Set(stuck.map(({ email }) => email))].filter((email) => email !== '').join(', ')
              }
            />
            <ButtonLink href={href(first)} size="small">
              Open first
            </ButtonLink>
          </div>
        </>
      )}
    </section>
  );
}
