import type { SignInOutcome } from '#app/_auth/auth-requests.ts';

/** What the form says when signing in did not work; null when it did. */
export function signInWords(outcome: SignInOutcome): string | null {
  switch (outcome) {
    case 'signed-in':
      return null;
    case 'wrong-credentials':
      return 'Email and password do not match. Check both and try again.';
    case 'too-many-tries':
      return 'Many tries for this account are waiting already. Wait a minute, then try again.';
    case 'offline':
      return 'This device is offline. Connect it, then try again.';
    case 'failed':
      return 'The server did not answer as expected. Try again in a moment.';
  }
}
