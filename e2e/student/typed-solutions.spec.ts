/** Exercises solved by typing: a stored right solution, key by key into the editor, from the starter. */
import { test as catalogue, walked } from '../harness/catalogue-site.ts';
import { watch } from '../harness/complaints.ts';
import { exerciseFile } from '../harness/exercise-files.ts';
import { comeAs } from '../harness/sign-in.ts';
import { expect, test as small } from '../harness/test.ts';
import { typeProgram } from '../harness/type-program.ts';
import { openWorkspace } from '../harness/workspace.ts';

/** Of every module one at least. */
const TEN = [
  'warm-up/relu',
  'warm-up/standardise',
  'descent/gradient-descent',
  'descent/numerical-gradient',
  'nn/dense',
  'cnn/vgg-block',
  'gan/progressive-growing',
  'transformers/layer-norm',
  'transformers/feed-forward',
  'beyond/adagrad',
];
const long = walked(TEN);
/** Ten take minutes, and need the site of the whole catalogue. */
const TYPED = long ?? ['warm-up/relu'];
const test = long === null ? small : catalogue;
const STEP_MS = 120_000;

for (const slug of TYPED)
  test(`${slug} is solved from its starter by typing alone, and nothing complains`, async ({
    page,
  }, testInfo) => {
    test.setTimeout(STEP_MS);
    const complaints = watch(page);
    await comeAs(page, 'student');
    const workspace = await openWorkspace(page, slug);
    await typeProgram(page, exerciseFile(slug, 'reference.ts'));
    expect(await workspace.run()).toMatch(/^All \d+ cases pass$/);
    expect(complaints.take()).toEqual([]);
    if (long !== null) await page.screenshot({ path: testInfo.outputPath('solved.png') });
  });
