/** Only Monaco, with the very options, workers and languages of the workspace, and nothing else on the page. */
import { mountMonaco } from '#components/editor/monaco/mount-monaco.ts';

const element = document.getElementById('editor');
if (element) {
  mountMonaco(element, {
    source: 'export function f() {}\n',
    file: { project: 'bench', path: 'solution.ts' },
    label: 'Your solution',
    theme: 'light',
    fontSize: 14,
    screenReader: false,
    wrap: 'narrow',
    onChange: () => undefined,
    onCursor: () => undefined,
    onRun: () => undefined,
    onSubmit: () => undefined,
  });
}
