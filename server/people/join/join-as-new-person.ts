import { setTimeout } from 'node:timers/promises';
import type { Transaction } from '#db/database.ts';
import { insertAccount, insertOptionalUser } from '#db/queries/people/people.ts';
import { hashPassword } from '../../accounts/password.ts';
import { atPace } from '../../accounts/sign-in-pace.ts';
import { openTurns, type Turns } from '../../accounts/turns.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { Services } from '../../platform/services.ts';
import { addressProblem } from '../import/address-problem.ts';
import { hashToken } from '../invitation-token.ts';
import { passwordProblem } from './password-problem.ts';
import { type InvitationRefusal, invitationProblem, useInvitation } from './use-invitation.ts';

const TURNS = openTurns((ms) => setTimeout(ms));
const NAME_LENGTH_MAX = 200;

export interface NewPerson {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Where the request comes from. */
  readonly address: string;
}

export type JoinRefusal =
  | InvitationRefusal
  | 'address-has-account'
  | 'address-wrong'
  | 'name-empty'
  | 'password-too-short'
  | 'password-too-easy'
  | 'too-many-tries';

/** Ends the transaction, so that no account stays behind a link that lets nobody in. */
class NotJoined extends Error {
  readonly refusal: InvitationRefusal | 'address-has-account';
  constructor(refusal: InvitationRefusal | 'address-has-account') {
    super(refusal);
    this.refusal = refusal;
  }
}

/**
 * Makes an account behind a link and enrols it, both or neither. Who fails again and again from one address waits longer
 * each time, as at the sign-in.
 */
export async function joinAsNewPerson(
  services: Pick<Services, 'db' | 'now'> & { readonly turns?: Turns },
  input: NewPerson,
): Promise<Result<{ readonly courseSlug: string; readonly email: string }, JoinRefusal>> {
  const person = {
    name: input.name.trim().slice(0, NAME_LENGTH_MAX),
    email: input.email.trim().toLowerCase(),
  };
  if (person.name === '') return refuse('name-empty');
  if (addressProblem({ text: person.email, start: 0 })) return refuse('address-wrong');
  const problem = passwordProblem(input.password, person);
  if (problem) return refuse(problem);
  let refusal: JoinRefusal = 'too-many-tries';
  // A person's own pace, so that a lecture hall behind one router is held up only by the router's; and not the one of
  // their sign-in, which a stranger who fails here must not slow down.
  const attempt = { email: `join:${person.email}`, address: input.address, at: services.now() };
  const joined = await atPace(services.db, { attempt, turns: services.turns ?? TURNS }, async () => {
    const result = await join(services, { ...input, ...person });
    if (!result.ok) refusal = result.refusal;
    return result.ok ? result.value : null;
  });
  if (joined === null || joined === 'crowded') return refuse(refusal);
  return ok({ ...joined, email: person.email });
}

async function join(
  services: Pick<Services, 'db' | 'now'>,
  { token, name, email, password }: NewPerson,
): Promise<Result<{ readonly courseSlug: string }, InvitationRefusal | 'address-has-account'>> {
  // Before the costly hash, and before anybody learns who has an account: a link that is over is good for neither.
  const problem = await invitationProblem(services.db, { token, email, at: services.now() });
  if (problem) return refuse(problem);
  const passwordHash = await hashPassword(password);
  try {
    return await services.db.transaction(async (tx) => {
      const userId = await makePerson(tx, { name, email, passwordHash });
      const used = await useInvitation(tx, {
        tokenHash: hashToken(token),
        person: { userId, email },
        at: services.now(),
      });
      if (!used.ok) throw new NotJoined(used.refusal);
      return used;
    });
  } catch (error) {
    if (error instanceof NotJoined) return refuse(error.refusal);
    throw error;
  }
}

async function makePerson(
  tx: Transaction,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
): Promise<string> {
  const user = await insertOptionalUser(tx, { email, name });
  if (user === null) throw new NotJoined('address-has-account');
  await insertAccount(tx, { userId: user.id, provider: 'credentials', subject: email, passwordHash });
  return user.id;
}
