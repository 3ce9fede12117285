/** The only paths that the sandbox hosts serve, and the prefix that the app host never does. */

export const REALM_FRAME_PATH = '/realm/frame.html';

/** What `scripts/build-realm.ts` writes for browsers: names carry a content hash, so they may be cached for ever. */
const REALM_SCRIPT = /^\/realm\/(?:realm|frame)-[0-9A-Za-z_-]{6,64}\.js$/;

/** A script of the realm build for browsers. Exact spelling only: encoded or doubled characters do not match. */
export function isRealmScriptPath(path: string): boolean {
  return REALM_SCRIPT.test(path) && !path.startsWith('/realm/realm-deno-');
}

/**
 * Whether a path leads below /realm however it is spelled: letter case, percent-encoding (also twice), doubled or
 * backward slashes, dot segments. Errs on the side of yes.
 */
export function isBelowRealm(path: string): boolean {
  let decoded = path;
  for (let round = 0; round < 3; round++) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      break;
    }
  }
  const segments = decoded
    .toLowerCase()
    .split(/[/\\]+/)
    .filter((segment) => segment !== '' && segment !== '.');
  const resolved: string[] = [];
  for (const segment of segments) {
    if (segment === '..') resolved.pop();
    else resolved.push(segment);
  }
  return resolved[0] === 'realm';
}
