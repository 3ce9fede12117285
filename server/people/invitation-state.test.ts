import { describe, expect, it } from 'vitest';
import type { PlacedInvitation } from '#db/queries/people/invitations.ts';
import { parseEnvironment } from '../platform/environment.ts';
import { invitationState } from './invitation-state.ts';
import { hashToken, invitationHref, newInvitation } from './invitation-token.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 9, 1, 12, minute));

describe('a link into a course', () => {
  const stateOf = (
    more: Partial<PlacedInvitation['invitation']> & { used?: number },
    now = at(0),
  ): ReturnType<typeof invitationState> => {
    const { used = 0, ...terms } = more;
    const invitation = {
      ...({ id: 'i', courseId: 'c', tokenHash: 'h', role: 'student', sectionId: null, email: null } as const),
      ...{
        name: null,
        emailEnding: null,
        seats: 2,
        expiresAt: at(10),
        closedAt: null,
        invitedBy: 'u',
        createdAt: at(0),
      },
    };
    return invitationState({ invitation: { ...invitation, ...terms }, used, sectionName: null }, now);
  };

  it('is open until its very last seat and instant', () => {
    expect([stateOf({}), stateOf({ used: 1 }), stateOf({ used: 2 })]).toEqual(['open', 'open', 'full']);
    expect([stateOf({}, at(9)), stateOf({}, at(10))]).toEqual(['open', 'expired']);
    // Seats may have been fewer when more had come in.
    expect(stateOf({ used: 3 })).toBe('full');
  });

  it('for one person is used once, whatever its seats, and has none to fill', () => {
    const email = 'ada@x.example';
    expect([stateOf({ email, seats: null }), stateOf({ email, used: 1 })]).toEqual(['open', 'used']);
    expect(stateOf({ seats: null, used: 99 })).toBe('open');
  });

  it('says first what a person did: that it was closed, then that it was used, then that it ran out', () => {
    const email = 'ada@x.example';
    expect(stateOf({ email, used: 1, closedAt: at(1) }, at(20))).toBe('closed');
    expect(stateOf({ email, used: 1 }, at(20))).toBe('used');
    expect(stateOf({ used: 2 }, at(20))).toBe('expired');
  });
});

describe('the secret in a link', () => {
  const servicesOf = (secret: string) => ({
    secret,
    environment: parseEnvironment({
      ...{ NEXTAUTH_SECRET: 'a secret for tests that is long enough', DESCENT_DATA_DIR: '/tmp/none' },
    }),
  });
  const services = servicesOf('one secret');

  it('can be shown again by whoever has the server’s secret, and is not in what the database keeps', () => {
    const invitation = newInvitation(services);
    const href = invitationHref(services, invitation);
    const token = href?.split('/join/')[1] ?? '';
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(hashToken(token)).toBe(invitation.tokenHash);
    expect(JSON.stringify(invitation)).not.toContain(token);
    expect(invitationHref(services, invitation)).toBe(href);
  });

  it('made under another secret of the server cannot be shown, rather than shown wrongly', () => {
    expect(invitationHref(servicesOf('another secret'), newInvitation(services))).toBeNull();
  });

  it('is another one for each link', () => {
    const hashes = Array.from({ length: 20 }, () => newInvitation(services).tokenHash);
    expect(new Set(hashes).size).toBe(20);
  });
});
