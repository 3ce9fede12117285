/** The three people of the embedded default. A server on DATABASE_URL neither makes nor admits them unless told to. */
import { environment } from '../platform/environment.ts';

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: 'student' | 'ta' | 'instructor';
}

export const DEMO_PASSWORD = 'descent';
const DEMO_DOMAIN = '@descent.example';

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: `student${DEMO_DOMAIN}`, name: 'Mo Ossander', role: 'student' },
  { email: `ta${DEMO_DOMAIN}`, name: 'Tess Arnaud', role: 'ta' },
  { email: `instructor${DEMO_DOMAIN}`, name: 'Ines Laurent', role: 'instructor' },
];

export function isDemoEmail(email: string): boolean {
  return email.endsWith(DEMO_DOMAIN);
}

/** For the sign-in page: the accounts with their password, or none where they are refused. */
export function shownDemoAccounts(): readonly (DemoAccount & { password: string })[] {
  if (!environment().demoAccounts) return [];
  return DEMO_ACCOUNTS.map((account) => ({ ...account, password: DEMO_PASSWORD }));
}
