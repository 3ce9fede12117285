'use client';

import { useState } from 'react';
import { postCredentials } from '#app/_auth/auth-requests.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { acceptAction, type Joined, joinAction } from './actions.ts';
import styles from './page.module.css';

interface JoinFormProps {
  readonly token: string;
  /** "Join as a student" */
  readonly verb: string;
}

/** For somebody who is signed in: one button. */
export function AcceptForm({ token, verb, userId }: JoinFormProps & { readonly userId: string }) {
  const { problem, busy, run } = useJoining();
  return (
    <form className={styles.form} action={() => run(() => acceptAction(token, userId), null)}>
      <Problem text={problem} />
      <Button type="submit" variant="primary" size="large" wide busy={busy && 'Joining'}>
        {verb}
      </Button>
    </form>
  );
}

/** For somebody without an account: their name, and a password for the next time. */
export function NewPersonForm(
  props: JoinFormProps & { readonly email: string | null; readonly name: string | null },
) {
  const { problem, busy, run } = useJoining();
  const [person, setPerson] = useState({ name: props.name ?? '', email: props.email ?? '', password: '' });
  const field = (key: keyof typeof person) => ({
    name: key,
    required: true,
    value: person[key],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setPerson((before) => ({ ...before, [key]: event.target.value })),
  });
  return (
    <form className={styles.form} action={() => run(() => joinAction(props.token, person), person.password)}>
      <TextField label="Your name" autoComplete="name" maxLength={200} {...field('name')} />
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        readOnly={props.email !== null}
        {...field('email')}
      />
      <TextField
        label="A password, 10 characters or more"
        type="password"
        autoComplete="new-password"
        minLength={10}
        {...field('password')}
      />
      <Problem text={problem} />
      <Button type="submit" variant="primary" size="large" wide busy={busy && 'Joining'}>
        {props.verb}
      </Button>
    </form>
  );
}

function useJoining() {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    problem,
    busy,
    /** @param password signs in with it afterwards; null: is signed in */
    async run(join: () => Promise<Joined>, password: string | null) {
      setBusy(true);
      const joined = await join().catch(
        (): Joined => ({ ok: false, problem: 'The server did not answer. Try again in a moment.' }),
      );
      if (!joined.ok) {
        setProblem(joined.problem);
        setBusy(false);
        return;
      }
      if (password !== null) await postCredentials({ email: joined.email, password });
      // A full load, so that every part of the page is rendered for the person who has just come.
      location.assign(`/courses/${joined.course}`);
    },
  };
}

function Problem({ text }: { text: string | null }) {
  return (
    <p role="alert" className={styles.problem}>
      {text}
    </p>
  );
}
