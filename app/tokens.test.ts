import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const stylesheet = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function declarations(selector: string): ReadonlyMap<string, string> {
  const start = stylesheet.indexOf(`${selector} {`);
  const block = stylesheet.slice(start, stylesheet.indexOf('}', start));
  return new Map(
    [...block.matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );
}

const light = declarations(':root');
const dark = declarations('[data-theme="dark"]');
const system = declarations('[data-theme="system"]');

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a = '', b = ''): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe('colour tokens', () => {
  it('are the same dark set by choice and by the system', () => {
    expect(dark.size).toBeGreaterThan(30);
    expect([...system]).toEqual([...dark]);
  });

  it('name the same colours in light and dark', () => {
    expect([...dark.keys()]).toEqual([...light.keys()]);
  });

  describe.each([
    ['light', light],
    ['dark', dark],
  ])('in %s', (_, tokens) => {
    const ratio = (text: string, ground: string) => contrast(tokens.get(text), tokens.get(ground));

    it.each(['--ink', '--ink-2', '--ink-3', '--accent', '--pass', '--fail', '--warn'])(
      '%s is readable as text on surface and canvas',
      (text) => {
        expect(ratio(text, '--surface')).toBeGreaterThanOrEqual(4.5);
        expect(ratio(text, '--canvas')).toBeGreaterThanOrEqual(4.5);
      },
    );

    it.each(['accent', 'pass', 'fail', 'warn'])('--%s is readable on its own soft ground', (name) => {
      expect(ratio(`--${name}`, `--${name}-soft`)).toBeGreaterThanOrEqual(4.5);
    });

    it('labels of primary buttons are readable, at rest and under the pointer', () => {
      expect(ratio('--on-accent', '--accent')).toBeGreaterThanOrEqual(4.5);
      expect(ratio('--on-accent', '--accent-h')).toBeGreaterThanOrEqual(4.5);
    });

    it('edges of controls and the warning mark can be seen', () => {
      expect(ratio('--control', '--surface')).toBeGreaterThanOrEqual(3);
      expect(ratio('--control', '--canvas')).toBeGreaterThanOrEqual(3);
      expect(ratio('--warn-mark', '--surface')).toBeGreaterThanOrEqual(3);
    });

    it.each(['text', 'keyword', 'string', 'comment', 'function', 'constant', 'punctuation'])(
      'code %s is readable',
      (name) => {
        expect(ratio(`--code-${name}`, '--surface')).toBeGreaterThanOrEqual(4.5);
      },
    );
  });
});
