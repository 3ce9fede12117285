/** What the editor of an exercise needs beside that of a solution: models by path, the types of the SDK, and the keys of the manifest. */
import 'monaco-editor/languages/definitions/markdown/register.js';
import 'monaco-editor/languages/definitions/yaml/register.js';
import { loadSdkTypes } from './language-setup.ts';
import { setUpMonaco } from './monaco-setup.ts';
import { offerManifestKeys } from './offer-manifest-keys.ts';

export { monacoFiles } from './monaco-files.ts';

export function loadAuthorTypes(): Promise<void> {
  setUpMonaco();
  offerManifestKeys();
  return loadSdkTypes();
}
