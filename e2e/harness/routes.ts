import { globSync } from 'node:fs';

/** Every page below some folders of `app/`, as its route: "courses/[course]/review/[submission]". */
export function routesIn(...folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) => globSync('**/page.tsx', { cwd: `app/${folder}` }))
    .map((path) => path.replace(/\/?page\.tsx$/, ''))
    .sort();
}
