/** Builds the realm bundles: `node scripts/build-realm.ts`. */
import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { buildRealm } from '#grader/bundles/build-realm.ts';

const { browser, deno, node } = await buildRealm();
for (const file of [browser, deno.judge, deno.student, node]) {
  const { size } = await stat(file);
  console.log(`${relative(process.cwd(), file)}  ${Math.round(size / 1024)} KiB`);
}
