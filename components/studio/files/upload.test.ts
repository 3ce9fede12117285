import { expect, it } from 'vitest';
import { isFolderFile } from '#grader/exercise/files/exercise-files.ts';
import { uploadedFigure, uploadedText } from './upload.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

it.each([
  ['Window 3.SVG', 'figures/window-3.svg'],
  ['my_plot.v2.svg', 'figures/my-plot-v2.svg'],
  ['digits.bin', 'assets/digits.bin'],
  ['../../Evil File.json', 'assets/..-..-evil-file.json'],
])('%s becomes a file that an exercise may have, or is refused when it is saved', async (name, path) => {
  const uploaded = await uploadedText(new File([SVG], name));
  expect(uploaded).toMatchObject({ kind: 'file', path });
  expect(isFolderFile(path)).toBe(!path.includes('..'));
});

it('what one save cannot carry is refused, with the way that is left', async () => {
  const large = new File([new Uint8Array(700_001)], 'digits.bin');
  expect(await uploadedText(large)).toMatchObject({ kind: 'refused', problem: expect.stringMatching(/zip/) });
});

it('a figure comes with the Markdown that shows it, its name as words; a photo is refused', async () => {
  expect(await uploadedFigure(new File([SVG], 'Sliding window.svg'))).toEqual({
    kind: 'figure',
    path: 'figures/sliding-window.svg',
    text: SVG,
    markdown: '![sliding window](figures/sliding-window.svg)',
  });
  const photo = await uploadedFigure(new File([new Uint8Array([0x89, 0x50])], 'photo.png'));
  expect(photo).toMatchObject({ kind: 'refused', problem: expect.stringMatching(/photo\.png is no SVG/) });
});
