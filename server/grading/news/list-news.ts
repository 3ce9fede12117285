import { selectAssignments } from '#db/queries/courses/courses.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import {
  selectAnswerNews,
  selectCasePointsNews,
  selectCommentNews,
  selectOptionalNewsRead,
  selectOverrideNews,
  selectRegradeNews,
  selectRubricNews,
} from '#db/queries/grading/news.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMembership } from '../../access/membership.ts';
import { exerciseHref, exerciseNumber } from '../../courses/exercise-row.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { ok, type Result } from '../../platform/result.ts';
import { casePointsFacts } from './case-points-facts.ts';
import type { NewsFact, NewsView } from './news-view.ts';

type Fact = NewsFact & {
  readonly assignmentId: string;
  readonly submissionId: string | null;
  readonly at: Date;
};

/** What is new for whoever asks, newest first: comments, points by hand, rubric, answers, what a regrade changed. */
export async function listNews(
  context: ActorContext,
  input: { course: string },
): Promise<Result<readonly NewsView[], 'not-found'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course } = membership.value;
  const facts = await factsOf(context, course.id);
  if (facts.length === 0) return ok([]);
  const placed = await selectAssignments(context.db, course.id);
  const versions = await selectVersionOutlines(
    context.db,
    placed.flatMap(({ assignment }) => assignment.versionId ?? []),
  );
  return ok(
    facts
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())
      .flatMap(({ assignmentId, submissionId, at, ...fact }) => {
        const of = placed.find(({ assignment }) => assignment.id === assignmentId);
        if (!of) return [];
        const { assignment, module } = of;
        const version = versions.get(assignment.versionId ?? '');
        const href = exerciseHref(course.slug, module, assignment);
        return {
          ...fact,
          exercise: {
            number: exerciseNumber(module, assignment),
            title: version ? outlineOf(version).manifest.title : assignment.title,
          },
          href: submissionId === null ? href : `${href}?submission=${submissionId}`,
          at: at.toISOString(),
        };
      }),
  );
}

async function factsOf({ db, actor }: ActorContext, courseId: string): Promise<readonly Fact[]> {
  const key = { userId: actor.userId, courseId };
  const search = { ...key, since: (await selectOptionalNewsRead(db, key)) ?? new Date(0) };
  const commented = await selectCommentNews(db, search);
  const overridden = await selectOverrideNews(db, search);
  const casePoints = await casePointsFacts(db, await selectCasePointsNews(db, search));
  const marked = await selectRubricNews(db, search);
  const answered = await selectAnswerNews(db, search);
  const regraded = await selectRegradeNews(db, search);
  return [
    ...commented.map((one) => ({ kind: 'comments' as const, ...one })),
    ...overridden.map((one) => ({ kind: 'override' as const, submissionId: null, ...one })),
    ...casePoints,
    ...marked.map((one) => ({ kind: 'rubric' as const, ...one })),
    ...answered.map((one) => ({ kind: 'answer' as const, ...one })),
    ...regraded.map(({ decision, ...one }) => ({
      kind: 'regrade' as const,
      submissionId: null,
      reason: decision?.reason ?? '',
      ...one,
    })),
  ];
}
