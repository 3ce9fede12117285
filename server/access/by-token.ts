import type { ActorContext } from './actor.ts';

/** For the audit: which token a program asked with; nothing where the person asked themselves. */
export function byToken({ actor }: Pick<ActorContext, 'actor'>): { readonly token?: string } {
  return actor.token === undefined ? {} : { token: actor.token };
}
