import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import type { ExercisePlace } from '#components/kept/exercise-place.ts';
import { type RefusalTexts, WORK_REFUSALS } from '#components/submission/refusal-texts.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import { PANES_COOKIE, parsePaneLayout } from '#components/workspace/pane-layout.ts';
import { Statement } from '#components/workspace/statement/statement.tsx';
import { Workspace } from '#components/workspace/workspace.tsx';
import type { WorkspaceActions } from '#components/workspace/workspace-actions.ts';
import { requireActor } from '#server/access/actor.ts';
import { explainRefusal } from '#server/platform/refusals.ts';
import { locateSubmission } from '#server/submissions/locate-submission.ts';
import { viewSubmission } from '#server/submissions/view-submission.ts';
import { viewWorkspace } from '#server/workspace/view-workspace.ts';
import * as actions from './actions.ts';
import { BarAside } from './bar-aside.tsx';
import { forbiddenPaths } from './forbidden-paths.ts';
import { OverrideNote } from './override-note.tsx';
import * as requests from './request-actions.ts';
import { submissionElsewhere } from './submission-elsewhere.ts';

interface WorkspacePageProps {
  readonly params: Promise<{ readonly course: string; readonly module: string; readonly slug: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const workspaceOf = cache(async (course: string, module: string, exercise: string) => {
  const context = await requireActor();
  return { context, result: await viewWorkspace(context, { course, module, exercise }) };
});

/** What is written here is its reader's, whoever signs in in this browser meanwhile. */
const actionsOf = (userId: string): WorkspaceActions => ({
  saveDraft: actions.saveDraftAction.bind(null, userId),
  keepDraft: actions.keepDraftAction.bind(null, userId),
  listKeptDrafts: actions.listKeptDraftsAction,
  recordClaim: actions.recordClaimAction.bind(null, userId),
  versionStanding: actions.versionStandingAction,
  submitSolution: actions.submitSolutionAction.bind(null, userId),
  viewSubmission: actions.viewSubmissionAction,
  askAboutGrade: requests.askAction,
  replyToRequest: requests.replyAction,
  listSubmissions: actions.listSubmissionsAction,
  listAfterVerdict: actions.listAfterVerdictAction,
});

const REFUSAL_TEXTS = Object.fromEntries(
  WORK_REFUSALS.map((refusal) => [refusal, explainRefusal(refusal).text]),
) as RefusalTexts;

export async function generateMetadata({ params }: WorkspacePageProps): Promise<Metadata> {
  const { course, module, slug } = await params;
  const { result } = await workspaceOf(course, module, slug);
  if (!result.ok) return { title: 'Exercise' };
  return { title: `${result.value.exercise.number} ${result.value.exercise.title}` };
}

export default async function WorkspacePage({ params, searchParams }: WorkspacePageProps) {
  const { course, module, slug } = await params;
  const { context, result } = await workspaceOf(course, module, slug);
  if (!result.ok) {
    if (result.refusal === 'not-found') notFound();
    return (
      <>
        <CourseBar course={course} />
        <main id="main" tabIndex={-1}>
          <EmptyState
            icon={<StatusGlyph status="locked" size={22} />}
            title={explainRefusal(result.refusal).text}
            level={1}
          />
        </main>
      </>
    );
  }
  const { statementHtml, ...view } = result.value;
  const readAt = context.now().toISOString();
  const place: ExercisePlace = { course, module, exercise: slug };
  const asked = await searchParams;
  const opened = await openedSubmission(context, asked.submission);
  if (opened && !view.submissions.some(({ id }) => id === opened.id)) {
    const { id: submissionId } = opened;
    const located = await locateSubmission(context, { submissionId });
    const elsewhere =
      located.ok &&
      submissionElsewhere({ submissionId, located: located.value, here: place, compare: asked.compare });
    if (elsewhere) redirect(elsewhere);
  }
  const compared =
    opened && (asked.compare === 'draft' ? 'draft' : await openedSubmission(context, asked.compare));
  return (
    <>
      <CourseBar
        course={course}
        crumbs={[
          { label: view.module.title, href: `/courses/${course}#${view.module.slug}` },
          { label: `${view.exercise.number} ${view.exercise.title}` },
        ]}
        neighbours={{ previous: view.previous, next: view.next }}
        aside={<BarAside grade={view.grade} override={view.override} dueAt={view.dueAt} readAt={readAt} />}
      />
      <Workspace
        key={view.exercise.versionId}
        view={view}
        place={place}
        actions={actionsOf(context.actor.userId)}
        userId={context.actor.userId}
        readAt={readAt}
        forbiddenOperations={forbiddenPaths(view.exercise.forbids)}
        refusalTexts={REFUSAL_TEXTS}
        layout={parsePaneLayout((await cookies()).get(PANES_COOKIE)?.value)}
        openSubmission={opened}
        openCompared={compared}
        statement={
          <>
            {view.override ? (
              <OverrideNote
                override={view.override}
                pointsMax={view.grade?.pointsMax ?? view.exercise.points}
              />
            ) : null}
            <Statement view={view} html={statementHtml} />
          </>
        }
      />
    </>
  );
}

async function openedSubmission(
  context: Awaited<ReturnType<typeof requireActor>>,
  submissionId: string | string[] | undefined,
) {
  const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
  if (typeof submissionId !== 'string' || !UUID.test(submissionId)) return null;
  const result = await viewSubmission(context, { submissionId });
  return result.ok ? result.value : null;
}
