/** What a server does once before it serves: publishes the course and, on the embedded default, makes the demo accounts. */
import { seedDemoAccounts } from '../accounts/seed-demo-accounts.ts';
import { publishCourse } from '../catalogue/publish-course.ts';
import type { PublishingJudge } from '../exercises/examine-version.ts';
import { logger } from '../platform/logger.ts';
import type { Services } from '../platform/services.ts';

export async function prepareCourse(services: Services, options: { judge: PublishingJudge }): Promise<void> {
  const folder = services.environment.courseDir;
  const published = await publishCourse(services, { folder, judge: options.judge });
  for (const { slug, reason } of published.broken) {
    logger.error({ slug, reason }, 'An exercise is broken and was not published.');
  }
  await seedDemoAccounts(services, published.courseId);
  logger.info(
    { exercises: published.exercises, changed: published.changed },
    'The course is as the exercise folders say.',
  );
}
