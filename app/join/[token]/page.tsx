import type { Metadata } from 'next';
import Link from 'next/link';
import { Logo } from '#components/ui/logo.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import { currentActor } from '#server/access/actor.ts';
import { type InvitationView, viewInvitation } from '#server/people/join/view-invitation.ts';
import { services } from '#server/platform/process-services.ts';
import { explainRefusal } from '#server/platform/refusals.ts';
import { AcceptForm, NewPersonForm } from './join-form.tsx';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Join a course', referrer: 'no-referrer' };

const ROLE_WORDS = { student: 'a student', ta: 'an assistant', instructor: 'an instructor' } as const;

/** Where a link leads. Opening it uses nothing up; the button does. */
export default async function JoinPage({ params }: { readonly params: Promise<{ readonly token: string }> }) {
  const { token } = await params;
  const found = await viewInvitation(await services(), { token });
  return (
    <div className={styles.page}>
      <main id="main" tabIndex={-1} className={styles.column}>
        <Logo large />
        {found.ok ? <Invitation token={token} invitation={found.value} /> : <NoInvitation />}
      </main>
    </div>
  );
}

function NoInvitation() {
  return (
    <>
      <h1 className={styles.title}>This link leads nowhere</h1>
      <p>It may have lost characters on the way. Copy it whole, or ask your instructor for a new one.</p>
      <p className={styles.other}>
        <Link href="/sign-in">Sign in</Link> if you have an account.
      </p>
    </>
  );
}

async function Invitation({ token, invitation }: { token: string; invitation: InvitationView }) {
  const { course, role, section, state, email, name, emailEnding } = invitation;
  const context = await currentActor();
  const here = `/join/${encodeURIComponent(token)}`;
  const verb = `Join as ${ROLE_WORDS[role]}`;
  if (state !== 'open') {
    return (
      <>
        <h1 className={styles.title}>{course.title}</h1>
        <p className={styles.over}>
          <StatusGlyph status="warning" /> {explainRefusal(`invitation-${state}`).text}
        </p>
        <p className={styles.other}>
          <Link href={context === null ? '/sign-in' : '/'}>
            {context === null ? 'Sign in' : 'To your courses'}
          </Link>
        </p>
      </>
    );
  }
  return (
    <>
      <h1 className={styles.title}>{course.title}</h1>
      <p>
        {course.term}. You are invited as {ROLE_WORDS[role]}
        {section === null ? '' : `, section ${section}`}
        {emailEnding === null ? '' : `, with an address that ends in ${emailEnding}`}.
      </p>
      {context === null ? (
        <>
          <NewPersonForm token={token} verb={verb} email={email} name={name} />
          <p className={styles.other}>
            You have an account?{' '}
            <Link href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`}>Sign in</Link>, then this page
            opens again.
          </p>
        </>
      ) : (
        <>
          <p className={styles.other}>You are signed in as {context.actor.email}.</p>
          <AcceptForm token={token} verb={verb} userId={context.actor.userId} />
        </>
      )}
    </>
  );
}
