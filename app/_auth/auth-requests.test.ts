import { describe, expect, it } from 'vitest';
import { outcomeOf } from './auth-requests.ts';

describe('what an answer to a sign-in means', () => {
  it('is signed in only when the status is good and no error is named', () => {
    expect(outcomeOf(true, null)).toBe('signed-in');
    expect(outcomeOf(false, null)).toBe('failed');
    expect(outcomeOf(true, 'Configuration')).toBe('failed');
  });

  it('tells a wrong password from too many tries', () => {
    expect(outcomeOf(false, 'CredentialsSignin')).toBe('wrong-credentials');
    expect(outcomeOf(false, 'TooManyTries')).toBe('too-many-tries');
  });
});
