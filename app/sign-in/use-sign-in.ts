'use client';

import { useActionState, useState } from 'react';
import { goToUniversity, postCredentials } from '#app/_auth/auth-requests.ts';
import { signInWords } from './sign-in-words.ts';

const PROVIDER_FAILED = 'Your university did not sign you in. Try again, or ask your teacher for access.';

/** What the last try came to; a new object for every try. */
interface Try {
  readonly email: string;
  readonly message: string | null;
}

/** Both ways in. @param target path of the page to open afterwards */
export function useSignIn({ target, providerFailed }: { target: string; providerFailed: boolean }) {
  const [last, submit, isSigningIn] = useActionState(signIn, {
    email: '',
    message: providerFailed ? PROVIDER_FAILED : null,
  });
  const [isLeaving, setLeaving] = useState(false);
  const [providerMessage, setProviderMessage] = useState<string | null>(null);

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

  return {
    last,
    submit,
    isSigningIn,
    isLeaving,
    message: providerMessage ?? last.message,
    async toUniversity() {
      setLeaving(true);
      setProviderMessage(null);
      try {
        await goToUniversity(target);
      } catch {
        setLeaving(false);
        setProviderMessage(signInWords(navigator.onLine ? 'failed' : 'offline'));
      }
    },
  };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
