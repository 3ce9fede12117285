/** Who may see how a course is doing, and answer a group of its students. */
import { commentOnGroup, listOfferedComments } from '../../insight/behaviour-comments.ts';
import { draftMisconception } from '../../insight/draft-misconception.ts';
import { startSimilarity } from '../../insight/similarity/start-similarity.ts';
import { viewCourseSimilarity } from '../../insight/similarity/view-course-similarity.ts';
import { viewSimilarPair } from '../../insight/similarity/view-similar-pair.ts';
import { viewSimilarity } from '../../insight/similarity/view-similarity.ts';
import { changeStuckRule } from '../../insight/stuck-rule.ts';
import { viewCourseInsight } from '../../insight/view-course-insight.ts';
import { viewExerciseInsight } from '../../insight/view-exercise-insight.ts';
import { endWall, startWall } from '../../insight/wall/run-wall.ts';
import { viewWall } from '../../insight/wall/view-wall.ts';
import { watchWall } from '../../insight/wall/watch-wall.ts';
import { PLACE } from '../../testing.ts';
import { type Acts, INSTRUCTORS, OWNER_AND_STAFF, STAFF } from './answers.ts';
import type { MatrixWorld } from './matrix-world.ts';

export const insightActs = (world: MatrixWorld): Acts => ({
  viewCourseInsight: {
    run: (context) => viewCourseInsight(context, { course: 'tiny' }),
    answers: STAFF,
  },
  viewExerciseInsight: {
    run: (context) => viewExerciseInsight(context, { ...PLACE, versionId: null }),
    answers: STAFF,
  },
  changeStuckRule: {
    run: (context) => changeStuckRule(context, { course: 'tiny', submissionsMin: 3, silentHours: 48 }),
    answers: STAFF,
  },
  draftMisconception: {
    run: (context) => draftMisconception(context, world.group()),
    answers: STAFF,
  },
  commentOnGroup: {
    // Each writes another one: what the group has already is refused.
    run: (context) =>
      commentOnGroup(context, { ...world.group(), body: `look again, ${context.actor.name}` }),
    answers: STAFF,
  },
  viewWall: { run: (context) => viewWall(context, PLACE), answers: STAFF },
  watchWall: {
    // Aborted, so that the matrix follows nothing.
    run: async (context) => {
      const reader = new AbortController();
      const watched = await watchWall(context, { place: PLACE, signal: reader.signal });
      reader.abort();
      return watched;
    },
    answers: STAFF,
  },
  startWall: { run: (context) => startWall(context, PLACE), answers: INSTRUCTORS },
  endWall: { run: (context) => endWall(context, PLACE), answers: INSTRUCTORS },
  viewCourseSimilarity: {
    run: (context) => viewCourseSimilarity(context, { course: 'tiny' }),
    answers: STAFF,
  },
  viewSimilarity: {
    run: (context) => viewSimilarity(context, { ...PLACE, from: null }),
    answers: STAFF,
  },
  viewSimilarPair: {
    run: async (context) => viewSimilarPair(context, await world.similarPair()),
    answers: STAFF,
  },
  startSimilarity: {
    run: (context) => startSimilarity(context, PLACE),
    answers: STAFF,
  },
  listOfferedComments: {
    run: (context) => listOfferedComments(context, world.submission),
    answers: OWNER_AND_STAFF,
  },
});
