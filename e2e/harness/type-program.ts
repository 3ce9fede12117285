import type { Page } from '@playwright/test';

/**
 * Types a program key by key below the first line of the starter, its import, in place of all else. The editor helps as
 * it helps a person: it indents, closes brackets and suggests. Comments are left out, since nobody would type them and
 * the editor goes on with them by itself.
 */
export async function typeProgram(page: Page, source: string): Promise<void> {
  const { keyboard } = page;
  await page.getByRole('textbox', { name: /^Your solution/ }).focus();
  for (const key of ['ControlOrMeta+Home', 'ArrowDown', 'ControlOrMeta+Shift+End', 'Delete'])
    await keyboard.press(key);
  for (const line of linesToType(source)) {
    await keyboard.type(line);
    // A move ends the suggestions, so that Enter takes none; what was closed ahead of the cursor comes with a later line.
    for (const key of ['ArrowLeft', 'ArrowRight', 'Shift+End', 'Delete', 'Enter']) await keyboard.press(key);
  }
}

function linesToType(source: string): string[] {
  const withoutBlocks = source.replaceAll(/^\s*\/\*[\s\S]*?\*\/\n/gm, '');
  return withoutBlocks
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//') && !line.startsWith('import '));
}
