/** The document inside each sandbox frame: no markup, no inline script, one script that starts workers. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** File names in public/realm, as `scripts/build-realm.ts` lists them in manifest.json. */
export interface RealmScripts {
  readonly frame: string;
  readonly browser: string;
}

/** The page, the same for both realms; the frame script reads its attributes. */
export function realmFramePage(scripts: RealmScripts, appOrigin: string): string {
  return (
    '<!doctype html><meta charset="utf-8"><title>Descent realm</title>' +
    `<script src="/realm/${scripts.frame}" data-worker="/realm/${scripts.browser}" data-app-origin="${appOrigin}"></script>\n`
  );
}

const FILE_NAME = /^[\w-]+\.js$/;

/**
 * Names of the current realm scripts.
 * @throws Error when the realm bundle was not built or its manifest names no scripts.
 */
export async function readRealmScripts(projectFolder: string): Promise<RealmScripts> {
  const path = join(projectFolder, 'public', 'realm', 'manifest.json');
  const manifest: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'frame' in manifest && 'browser' in manifest) {
    const { frame, browser } = manifest;
    if (typeof frame === 'string' && FILE_NAME.test(frame)) {
      if (typeof browser === 'string' && FILE_NAME.test(browser)) return { frame, browser };
    }
  }
  throw new Error('public/realm/manifest.json: expected the file names "frame" and "browser".');
}
