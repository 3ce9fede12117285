import type { WorkspaceView } from '#server/workspace/workspace-view.ts';
import { BuildsOn } from './builds-on.tsx';
import { SealedNote } from './sealed-note.tsx';
import { StatementText } from './statement-text.tsx';

interface StatementProps {
  readonly view: Omit<WorkspaceView, 'statementHtml'>;
  /** Sanitised on the server. */
  readonly html: string;
}

/** What to write and why: rendered on the server, so that it can be read before any script has come. */
export function Statement({ view, html }: StatementProps) {
  const { exercise, module } = view;
  return (
    <StatementText
      exercise={exercise}
      place={`${module.title} ${exercise.number}`}
      dueAt={view.dueAt}
      html={html}
    >
      <BuildsOn earlier={view.buildsOn} />
      {exercise.disclosure === 'sealed' ? <SealedNote exercise={exercise} /> : null}
    </StatementText>
  );
}
