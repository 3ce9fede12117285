'use client';

import { useId, useRef, useState } from 'react';
import { goToUniversity, postCredentials } from '#app/_auth/auth-requests.ts';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { DemoAccounts, type DemoAccountView } from './demo-accounts.tsx';
import styles from './sign-in-form.module.css';
import { signInWords } from './sign-in-words.ts';

interface SignInFormProps {
  /** Path of the page to open afterwards. */
  readonly target: string;
  /** Name of the OpenID Connect provider, or null where none is set up. */
  readonly university: string | null;
  readonly demoAccounts: readonly DemoAccountView[];
  /** The university sent the person back without signing them in. */
  readonly providerFailed: boolean;
}

const PROVIDER_FAILED = 'Your university did not sign you in. Try again, or ask your teacher for access.';

export function SignInForm({ target, university, demoAccounts, providerFailed }: SignInFormProps) {
  const [message, setMessage] = useState(providerFailed ? PROVIDER_FAILED : null);
  const [busy, setBusy] = useState<'credentials' | 'university' | null>(null);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
  const messageId = useId();

  async function onSubmit(event: React.FormEvent) {
    event.preventDefault();
    if (busy !== null) return;
    setBusy('credentials');
    setMessage(null);
    const outcome = await postCredentials({ email, password });
    if (outcome === 'signed-in') {
      // A full load, so that every part of the page is rendered for the person who has just come.
      location.assign(target);
      return;
    }
    setBusy(null);
    setMessage(signInWords(outcome));
    if (outcome === 'wrong-credentials') passwordField.current?.select();
  }

  async function onUniversity() {
    setBusy('university');
    setMessage(null);
    try {
      await goToUniversity(target);
    } catch {
      setBusy(null);
      setMessage(signInWords(navigator.onLine ? 'failed' : 'offline'));
    }
  }

  return (
    <>
      {university === null ? null : (
        <>
          <Button
            variant="primary"
            size="large"
            wide
            icon={<Icon name="building" size={17} />}
            busy={busy === 'university' && 'Opening your university'}
            onClick={onUniversity}
          >
            {university === '' ? 'Continue with your university' : `Continue with ${university}`}
          </Button>
          <div className={styles.or}>or with a password</div>
        </>
      )}
      {/* `post` keeps a password out of the address when the form is sent before the page is ready. */}
      <form method="post" className={styles.form} onSubmit={onSubmit} aria-describedby={messageId}>
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          ref={passwordField}
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div id={messageId} role="alert" className={styles.message}>
          {message === null ? null : (
            <>
              <StatusGlyph status="warning" />
              <span>{message}</span>
            </>
          )}
        </div>
        <Button
          ref={submitButton}
          type="submit"
          variant={university === null ? 'primary' : 'secondary'}
          size="large"
          wide
          busy={busy === 'credentials' && 'Signing in'}
        >
          Sign in
        </Button>
      </form>
      {demoAccounts.length === 0 ? (
        <p className={styles.note}>
          New to the course? Use the address that your university gave you. Your teacher’s list decides which
          courses you see.
        </p>
      ) : (
        <DemoAccounts
          accounts={demoAccounts}
          onPick={(account) => {
            setEmail(account.email);
            setPassword(account.password);
            setMessage(null);
            submitButton.current?.focus();
          }}
        />
      )}
    </>
  );
}
