'use client';

import { useActionState, useEffect, useId, useRef, useState } from 'react';
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

/** What the last try came to; a new object for every try. */
interface Try {
  readonly email: string;
  readonly message: string | null;
}

export function SignInForm({ target, university, demoAccounts, providerFailed }: SignInFormProps) {
  const [last, submit, isSigningIn] = useActionState(signIn, {
    email: '',
    message: providerFailed ? PROVIDER_FAILED : null,
  });
  const [isLeaving, setLeaving] = useState(false);
  const [providerMessage, setProviderMessage] = useState<string | null>(null);
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
  const messageId = useId();
  const message = providerMessage ?? last.message;

  useEffect(() => {
    if (last.email !== '') passwordField.current?.focus();
  }, [last]);

  async function signIn(_: Try, form: FormData): Promise<Try> {
    const [email, password] = [textOf(form, 'email'), textOf(form, 'password')];
    setProviderMessage(null);
    const outcome = await postCredentials({ email, password });
    if (outcome === 'signed-in') {
      // A full load, so that every part of the page is rendered for the person who has just come.
      location.assign(target);
      // The form stays busy until the next page is there.
      return new Promise(() => {});
    }
    return { email, message: signInWords(outcome) };
  }

  async function onUniversity() {
    setLeaving(true);
    setProviderMessage(null);
    try {
      await goToUniversity(target);
    } catch {
      setLeaving(false);
      setProviderMessage(signInWords(navigator.onLine ? 'failed' : 'offline'));
    }
  }

  function fillIn(account: DemoAccountView) {
    if (emailField.current !== null) emailField.current.value = account.email;
    if (passwordField.current !== null) passwordField.current.value = account.password;
    submitButton.current?.focus();
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
            busy={isLeaving && 'Opening your university'}
            onClick={onUniversity}
          >
            {university === '' ? 'Continue with your university' : `Continue with ${university}`}
          </Button>
          <div className={styles.or}>or with a password</div>
        </>
      )}
      {/* The fields are read when the form is sent: what a password manager fills in before the page is ready counts. */}
      <form action={submit} className={styles.form} aria-describedby={messageId}>
        <TextField
          ref={emailField}
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={last.email}
        />
        <TextField
          ref={passwordField}
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <div id={messageId} role="alert" className={styles.message}>
          {message === null || isSigningIn ? null : (
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
          busy={isSigningIn && 'Signing in'}
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
        <DemoAccounts accounts={demoAccounts} onPick={fillIn} />
      )}
    </>
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
