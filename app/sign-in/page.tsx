import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Logo } from '#components/ui/logo.tsx';
import { currentActor } from '#server/access/actor.ts';
import { sameOriginPath } from '#server/accounts/callback-url.ts';
import { shownDemoAccounts } from '#server/accounts/demo-accounts.ts';
import { environment } from '#server/platform/environment.ts';
import { DescentPicture } from './_picture/descent-picture.tsx';
import { DeviceCheck } from './device-check.tsx';
import styles from './page.module.css';
import { SignInForm } from './sign-in-form.tsx';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error } = await searchParams;
  const settings = environment();
  const wanted = typeof callbackUrl === 'string' ? callbackUrl : null;
  const target = sameOriginPath(wanted, settings.origins.app);
  if ((await currentActor()) !== null) redirect(target);

  return (
    <div className={styles.page}>
      <aside className={styles.picture} aria-label="Three optimisers on one function">
        <DescentPicture />
      </aside>
      <main id="main" className={styles.side} tabIndex={-1}>
        <div className={styles.column}>
          <Logo large />
          <h1 className={styles.title}>Sign in to your course</h1>
          <SignInForm
            target={target}
            university={settings.oidc?.name ?? null}
            demoAccounts={shownDemoAccounts()}
            providerFailed={typeof error === 'string'}
          />
          <DeviceCheck />
        </div>
      </main>
    </div>
  );
}
