import { upsertEnrolment } from '#db/queries/courses/courses.ts';
import { insertAccount, insertUser, selectOptionalUserByEmail } from '#db/queries/people/people.ts';
import type { Services } from '../platform/services.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.ts';
import { hashPassword } from './password.ts';

/** Makes the demo accounts that are missing and enrols them; does nothing where demo accounts are refused. */
export async function seedDemoAccounts(
  { db, environment }: Pick<Services, 'db' | 'environment'>,
  courseId: string,
): Promise<void> {
  if (!environment.demoAccounts) return;
  for (const { email, name, role } of DEMO_ACCOUNTS) {
    if (await selectOptionalUserByEmail(db, email)) continue;
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    await db.transaction(async (tx) => {
      const user = await insertUser(tx, { email, name });
      await insertAccount(tx, { userId: user.id, provider: 'credentials', subject: email, passwordHash });
      await upsertEnrolment(tx, { courseId, userId: user.id, role });
    });
  }
}
