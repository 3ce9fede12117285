/** Runs in the workspace of the built site, as a student sees them. */
import { chromium } from '@playwright/test';
import { launchOptions } from '../../e2e/harness/browser.ts';
import { exerciseFile } from '../../e2e/harness/exercise-files.ts';
import { signIn } from '../../e2e/harness/sign-in.ts';
import { launchSite, makeDataDir } from '../../e2e/harness/site-process.ts';
import { openWorkspace } from '../../e2e/harness/workspace.ts';

export interface SiteRuns {
  /** From the click on Run to the first outcome in the document, and to the heading that says the result. */
  readonly firstOutcomeMs: number[];
  readonly lastMs: number[];
}

/** conv2d's reference, on the CPU backend, realms warm. Launches a site of its own. */
export async function measureSiteRuns(runs: number): Promise<SiteRuns> {
  const dataDir = makeDataDir();
  const site = await launchSite({ dataDir: dataDir.path });
  const browser = await chromium.launch(launchOptions([]));
  const measured: SiteRuns = { firstOutcomeMs: [], lastMs: [] };
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await signIn(page, 'student', site.origin);
    const workspace = await openWorkspace(page, 'cnn/conv2d', site.origin);
    await workspace.write(exerciseFile('cnn/conv2d', 'reference.ts'));
    await workspace.run();
    for (let run = 0; run < runs; run++) {
      // The student realm of the next run boots while a person reads.
      await page.waitForTimeout(1_500);
      const { first, last } = await page.evaluate(clickAndWatch);
      measured.firstOutcomeMs.push(first);
      measured.lastMs.push(last);
    }
    return measured;
  } finally {
    await browser.close();
    await site.stop();
    dataDir.remove();
  }
}

/** In the page: presses Run and watches the document, so that no message of the test driver is in the figures. */
function clickAndWatch(): Promise<{ first: number; last: number }> {
  return new Promise((resolve, reject) => {
    const button = [...document.querySelectorAll('button')].find((one) => /^Run/.test(one.textContent ?? ''));
    const pane = document.querySelector('[data-pane="results"]');
    if (!button || !pane) return reject(new Error('The workspace has no Run button or no results.'));
    let first = Number.NaN;
    const began = performance.now();
    const look = () => {
      const running = [...pane.querySelectorAll('h2, h3')].some((one) =>
        /^(Starting|Running case)/.test(one.textContent ?? ''),
      );
      if (Number.isNaN(first)) {
        if (running && pane.querySelector('[data-state="passed"], [data-state="failed"]')) {
          first = performance.now() - began;
        }
        return;
      }
      if (running) return;
      watching.disconnect();
      resolve({ first, last: performance.now() - began });
    };
    const watching = new MutationObserver(look);
    watching.observe(pane, { subtree: true, childList: true, attributes: true, characterData: true });
    button.click();
  });
}
