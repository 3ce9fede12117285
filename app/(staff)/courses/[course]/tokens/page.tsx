import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { Tokens } from '#components/tokens/tokens.tsx';
import { requireActor } from '#server/access/actor.ts';
import { listTokens } from '#server/access/tokens/list-tokens.ts';
import { makeTokenAction, revokeTokenAction } from './actions.ts';

export const metadata: Metadata = { title: 'API tokens' };

interface TokensPageProps {
  readonly params: Promise<{ readonly course: string }>;
}

/** Keys for programs. Teaching assistants and instructors only. */
export default async function TokensPage({ params }: TokensPageProps) {
  const { course } = await params;
  const result = await listTokens(await requireActor(), { course });
  if (!result.ok) notFound();
  return (
    <>
      <CourseBar
        course={course}
        crumbs={[{ label: 'Gradebook', href: `/courses/${course}/gradebook` }, { label: 'API tokens' }]}
      />
      <main id="main" tabIndex={-1}>
        <Tokens
          view={result.value}
          actions={{
            make: makeTokenAction.bind(null, course),
            revoke: revokeTokenAction.bind(null, course),
          }}
        />
      </main>
    </>
  );
}
