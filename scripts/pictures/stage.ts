/** One page that scenes walk through, and the camera that stands in front of it. */
import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import sharp from 'sharp';

export const PICTURE_FOLDER = 'docs/pictures';
/** Interface and heat maps need few colours; 256 of them make a picture a third as large. */
const PNG = { palette: true, colours: 256, dither: 0, effort: 10 } as const;

export interface Stage {
  readonly page: Page;
  readonly origin: string;
  /**
   * Takes the page as it stands, in light and in dark, as `docs/pictures/<name>-<theme>.png`.
   * @param turn turns a page that has a theme of its own, before each
   */
  take(name: string, turn?: () => Promise<void>): Promise<void>;
}

/** A stage whose camera takes only names that contain one of `wanted`; all of them when there are none. */
export function stageOn(page: Page, origin: string, wanted: readonly string[]): Stage {
  mkdirSync(PICTURE_FOLDER, { recursive: true });
  return {
    page,
    origin,
    async take(name, turn) {
      if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) return;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await turn?.();
        await settled(page);
        const path = `${PICTURE_FOLDER}/${name}-${colorScheme}.png`;
        await sharp(await page.screenshot({ animations: 'disabled' }))
          .png(PNG)
          .toFile(path);
        console.log(path);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    },
  };
}

/** Fonts are there, and what the theme changed is painted. */
function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
  });
}
