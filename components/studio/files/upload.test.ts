import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isFolderFile } from '#grader/exercise/files/exercise-files.ts';
import { figureMarkdown, uploadedFigure, uploadedText } from './upload.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

it.each([
  ['Window 3.SVG', 'figures/window-3.svg'],
  ['my_plot.v2.svg', 'figures/my-plot-v2.svg'],
  ['Übersicht.svg', 'figures/ubersicht.svg'],
  ['digits.bin', 'assets/digits.bin'],
  ['_train.csv', 'assets/train.csv'],
  ['../../Evil File.json', 'assets/evil-file.json'],
  ['Makefile', 'assets/makefile'],
  [`${'long'.repeat(60)}.csv`, `assets/${'long'.repeat(25)}.csv`],
])('%s becomes a file that an exercise may have', async (name, path) => {
  expect(await uploadedText(new File([SVG], name))).toMatchObject({ kind: 'file', path });
});

it('whatever a file is named, it is refused or gets a path that a save takes', async () => {
  const unit = fc.constantFrom('a', 'Z', '7', '.', '.svg', '_', '-', ' ', '/', 'é', '図', 'ﷺ');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit, maxLength: 300 }), async (name) => {
      const uploaded = await uploadedText(new File([SVG], name));
      if (uploaded.kind === 'refused') return;
      expect(isFolderFile(uploaded.path)).toBe(true);
      expect(uploaded.path.length).toBeLessThanOrEqual(200);
    }),
  );
});

it.each(['数据.csv', '図.svg', '.csv', '---.bin', ''])(
  'a file named “%s” is refused before it holds up what is saved with it, with what to do',
  async (name) => {
    const uploaded = await uploadedText(new File([SVG], name));
    expect(uploaded).toMatchObject({ kind: 'refused', problem: expect.stringMatching(/Rename it/) });
  },
);

it('a figure that is no text in UTF-8 is refused too', async () => {
  const utf16 = new File([new Uint8Array(Buffer.from(SVG, 'utf16le'))], 'window.svg');
  expect(await uploadedText(utf16)).toMatchObject({
    kind: 'refused',
    problem: expect.stringMatching(/Save it as UTF-8/),
  });
});

it('what one save cannot carry is refused, with the way that is left', async () => {
  const large = new File([new Uint8Array(700_001)], 'digits.bin');
  expect(await uploadedText(large)).toMatchObject({ kind: 'refused', problem: expect.stringMatching(/zip/) });
});

it('a figure is shown by Markdown with its name as words; a photo is refused', async () => {
  expect(await uploadedFigure(new File([SVG], 'Sliding window.svg'))).toEqual({
    kind: 'file',
    path: 'figures/sliding-window.svg',
    text: SVG,
  });
  expect(figureMarkdown('figures/sliding-window.svg')).toBe('![sliding window](figures/sliding-window.svg)');
  const photo = await uploadedFigure(new File([new Uint8Array([0x89, 0x50])], 'photo.png'));
  expect(photo).toMatchObject({ kind: 'refused', problem: expect.stringMatching(/photo\.png is no SVG/) });
});
