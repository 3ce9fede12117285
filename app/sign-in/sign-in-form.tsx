'use client';

import { useEffect, useId, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { DemoAccounts, type DemoAccountView } from './demo-accounts.tsx';
import styles from './sign-in-form.module.css';
import { useSignIn } from './use-sign-in.ts';

interface SignInFormProps {
  /** Path of the page to open afterwards. */
  readonly target: string;
  /** Name of the OpenID Connect provider, or null where none is set up. */
  readonly university: string | null;
  readonly demoAccounts: readonly DemoAccountView[];
  /** The university sent the person back without signing them in. */
  readonly providerFailed: boolean;
}

export function SignInForm({ target, university, demoAccounts, providerFailed }: SignInFormProps) {
  const { last, submit, isSigningIn, isLeaving, message, toUniversity } = useSignIn({
    target,
    providerFailed,
  });
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const submitButton = useRef<HTMLButtonElement>(null);
  const messageId = useId();

  useEffect(() => {
    if (last.email !== '') passwordField.current?.focus();
  }, [last]);

  function fillIn(account: DemoAccountView) {
    if (emailField.current !== null) emailField.current.value = account.email;
    if (passwordField.current !== null) passwordField.current.value = account.password;
    submitButton.current?.focus();
  }

  return (
    <>
      {university === null ? null : (
        <University name={university} isLeaving={isLeaving} onGo={toUniversity} />
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
        <Message id={messageId} text={isSigningIn ? null : message} />
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

interface UniversityProps {
  /** Empty: it has none. */
  readonly name: string;
  readonly isLeaving: boolean;
  readonly onGo: () => Promise<void>;
}

function University({ name, isLeaving, onGo }: UniversityProps) {
  return (
    <>
      <Button
        variant="primary"
        size="large"
        wide
        icon={<Icon name="building" size={17} />}
        busy={isLeaving && 'Opening your university'}
        onClick={onGo}
      >
        {name === '' ? 'Continue with your university' : `Continue with ${name}`}
      </Button>
      <div className={styles.or}>or with a password</div>
    </>
  );
}

/** Always there, so that what comes into it is read out. */
function Message({ id, text }: { id: string; text: string | null }) {
  return (
    <div id={id} role="alert" className={styles.message}>
      {text === null ? null : (
        <>
          <StatusGlyph status="warning" />
          <span>{text}</span>
        </>
      )}
    </div>
  );
}
