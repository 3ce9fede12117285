/** next-auth, reduced to what we need: a signed cookie that names a person and a token version. */
import { randomUUID } from 'node:crypto';
import type { AuthOptions, User } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { insertEndedSession } from '#db/queries/people/people.ts';
import type { Environment } from '../platform/environment.ts';
import { logger } from '../platform/logger.ts';
import type { Services } from '../platform/services.ts';
import { sameOriginPath } from './callback-url.ts';
import { clientAddress } from './client-address.ts';
import { credentialsSchema, type SignedIn, signInWithPassword } from './sign-in.ts';
import { signInWithOidc } from './sign-in-oidc.ts';

const SESSION_SECONDS = 7 * 24 * 60 * 60;

type Provided = User & { readonly tokenVersion: number };

export function authOptions(services: Services): AuthOptions {
  const { environment, secret } = services;
  // next-auth takes its own address from here alone; forwarded headers are not believed.
  process.env.NEXTAUTH_URL = environment.origins.app;
  return {
    secret,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [credentials(services), ...(environment.oidc ? [oidc(services, environment.oidc)] : [])],
    callbacks: {
      // Roles are never in the token: they are looked up where they are needed.
      jwt: ({ token, user }) => (user ? begun(services, user as Provided) : stillOpen(services, token)),
      session: ({ session, token }) => ({
        expires: session.expires,
        userId: token.sub,
        tokenVersion: token.tokenVersion,
        sessionId: token.sessionId,
      }),
      redirect: ({ url }) => `${environment.origins.app}${sameOriginPath(url, environment.origins.app)}`,
    },
    events: {
      // A copy of the cookie must not outlive signing out.
      signOut: ({ token }) => endSession(services, token),
    },
    logger: {
      error: (code, metadata) => logger.error({ code, metadata }, 'Signing in failed.'),
      warn: (code) => logger.debug({ code }, 'next-auth warned.'),
      debug: () => undefined,
    },
  };
}

function begun({ now }: Services, { id, tokenVersion }: Provided): JWT {
  const endsAt = now().getTime() + SESSION_SECONDS * 1_000;
  return { sub: id, tokenVersion, sessionId: randomUUID(), endsAt };
}

/**
 * next-auth signs a token anew for another week whenever its holder asks; a copy would outlive the memory of its session's
 * end. A session ends a week after signing in, and its token then names nobody.
 */
function stillOpen({ now }: Services, token: JWT): JWT {
  return typeof token.endsAt === 'number' && token.endsAt > now().getTime() ? token : {};
}

async function endSession({ db, now }: Services, token: unknown): Promise<void> {
  const session = tokenSchema.safeParse(token);
  if (!session.success) return;
  const at = now();
  const forgetBefore = new Date(at.getTime() - SESSION_SECONDS * 1_000);
  await insertEndedSession(db, {
    userId: session.data.sub,
    sessionId: session.data.sessionId,
    at,
    forgetBefore,
  });
}

const tokenSchema = z.object({ sub: z.uuid(), sessionId: z.uuid() });

function credentials(services: Services) {
  return CredentialsProvider({
    credentials: { email: {}, password: {} },
    async authorize(input, request) {
      const parsed = credentialsSchema.safeParse(input);
      if (!parsed.success) return null;
      const forwarded: unknown = request.headers?.['x-forwarded-for'];
      const address = clientAddress(
        typeof forwarded === 'string' ? forwarded : null,
        services.environment.trustedProxies,
      );
      const result = await signInWithPassword(services, { ...parsed.data, address }).catch(untold);
      if (result.ok) return provided(result.value);
      // next-auth hands an error's message to the page as `error`; null becomes "CredentialsSignin".
      if (result.refusal === 'too-many-tries') throw new Error('TooManyTries');
      return null;
    },
  });
}

/** Nobody who signs in reads what broke here. @throws Error */
function untold(error: unknown): never {
  logger.error({ error }, 'Signing in failed.');
  throw new Error('SignInFailed');
}

function oidc(services: Services, settings: NonNullable<Environment['oidc']>): OAuthConfig<unknown> {
  return {
    id: 'oidc',
    name: settings.name,
    type: 'oauth',
    wellKnown: `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    issuer: settings.issuer,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    async profile(claims) {
      const result = await signInWithOidc(services, claims);
      if (!result.ok) throw new Error(result.refusal);
      return provided(result.value);
    },
  };
}

function provided(person: SignedIn): Provided {
  return { id: person.userId, tokenVersion: person.tokenVersion };
}
