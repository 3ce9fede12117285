import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edit, editText } from './edit-text.ts';

const BASE = 'one\ntwo\n  three\nfour\ntwo\nfive';
const KINDS = { '-': 'removed', '+': 'added', ' ': 'kept' } as const;

/** An edit from its lines, the first of which is line `from`. */
const edit = (from: number, ...lines: readonly `${keyof typeof KINDS}${string}`[]): Edit =>
  lines.map((line, i) => ({
    kind: KINDS[line.charAt(0) as keyof typeof KINDS],
    text: line.slice(1),
    line: from + i,
  }));
const edited = (...edits: readonly Edit[]) => editText({ name: 'reference.ts', text: BASE }, edits);
const misfit = (...edits: readonly Edit[]): string[] => {
  const result = edited(...edits);
  return result.kind === 'misfit' ? result.problems.map(({ line, message }) => `${line}: ${message}`) : [];
};

describe('editText', () => {
  it('replaces, adds and removes whole lines, at the first, the last and in between', () => {
    expect(edited(edit(1, '-one', '+1'), edit(5, '-five'), edit(9, ' four', '+4½', ' two'))).toEqual({
      kind: 'edited',
      text: '1\ntwo\n  three\nfour\n4½\ntwo',
    });
  });

  it('does not care about the order of its places, nor about places side by side', () => {
    const places = [edit(1, '-  three', '+3'), edit(4, '-four'), edit(7, '+0', ' one')];
    const texts = [places, places.toReversed()].map((order) => edited(...order));
    expect(texts[0]).toEqual({ kind: 'edited', text: '0\none\ntwo\n3\ntwo\nfive' });
    expect(texts[1]).toEqual(texts[0]);
  });

  it('adds text as it is, whatever it would mean in a pattern', () => {
    expect(edited(edit(1, '-one', '+$& $1 \\n'))).toMatchObject({
      text: BASE.replace('one', () => '$& $1 \\n'),
    });
  });

  it('reads Windows line ends', () => {
    const text = BASE.replaceAll('\n', '\r\n');
    expect(editText({ name: 'x', text }, [edit(1, '-four')])).toMatchObject({
      kind: 'edited',
      text: 'one\ntwo\n  three\ntwo\nfive',
    });
  });

  it.each<[string, Edit, string]>([
    ['a line that is not there', edit(3, ' one', '-zwei'), '4: `zwei` is no line of reference.ts. Copy'],
    ['a part of a line', edit(3, '-thre'), '3: `thre` is no line of reference.ts. Copy'],
    ['a line with other spaces', edit(3, '-three'), 'Line 3 there differs in its spaces'],
    ['lines out of order', edit(3, ' two', '-one'), '3: 2 lines that do not follow one another'],
    ['a place that is there twice', edit(3, '-two'), '3: fits 2 places of reference.ts, at its lines 2, 5.'],
    ['only new lines', edit(3, '+six'), '3: only adds lines.'],
    ['no change', edit(3, ' one'), '3: changes nothing.'],
    ['nothing at all', [], '1: changes nothing.'],
  ])('refuses %s, and says where and what to do', (_, place, said) => {
    expect(misfit(place)).toEqual([expect.stringContaining(said)]);
  });

  it('finds the one place that fits among those that begin alike', () => {
    expect(edited(edit(1, ' two', '-five'))).toMatchObject({ text: 'one\ntwo\n  three\nfour\ntwo' });
    expect(edited(edit(1, ' two', '-  three', '+3'))).toMatchObject({ text: 'one\ntwo\n3\nfour\ntwo\nfive' });
  });

  it('takes out all there is, and puts more than there was', () => {
    expect(editText({ name: 'x', text: 'a\nb' }, [edit(1, '-a', '-b')])).toEqual({
      kind: 'edited',
      text: '',
    });
    expect(editText({ name: 'x', text: 'a' }, [edit(1, '+0', ' a', '+', '+b')])).toEqual({
      kind: 'edited',
      text: '0\na\n\nb',
    });
    expect(editText({ name: 'x', text: '' }, [edit(1, '-', '+a')])).toEqual({ kind: 'edited', text: 'a' });
  });

  it('keeps the end of the file as it is, with an empty last line or without', () => {
    for (const end of ['', '\n', '\n\n'])
      expect(editText({ name: 'x', text: `a\nb${end}` }, [edit(1, '-a', '+A')])).toMatchObject({
        text: `A\nb${end}`,
      });
  });

  it('without an edit is the text, with the line ends of here', () => {
    expect(editText({ name: 'x', text: 'a\r\nb' }, [])).toEqual({ kind: 'edited', text: 'a\nb' });
  });

  it('names the first line that is missing, not the first of the place', () => {
    expect(misfit(edit(10, ' one', ' two', '-drei', ' vier'))).toEqual([
      expect.stringMatching(/^12: `drei` is no line/),
    ]);
  });

  it('says which line is meant where only the spaces differ', () => {
    const [problem] = misfit(edit(3, '-    four'));
    expect(problem).toBe(
      '3: `four` is no line of reference.ts. Line 4 there differs in its spaces: the first character here is the mark, then comes the whole line.',
    );
  });

  it('names a place that does not fit beside one that does, and edits nothing', () => {
    expect(misfit(edit(1, '-one', '+1'), edit(7, '-nine'))).toEqual([
      expect.stringMatching(/^7: `nine` is no line/),
    ]);
  });

  it('names every place that does not fit, and places that meet', () => {
    expect(misfit(edit(1, '-nine'), edit(4, '-two'))).toHaveLength(2);
    expect(misfit(edit(7, ' one', '-two'), edit(2, ' two', '-  three'))).toEqual([
      '2: meets the place of line 7. Make one place of the two.',
    ]);
    expect(misfit(edit(1, '-one'), edit(5, '-one'))).toHaveLength(1);
  });

  it('undoes what it did, when marks are exchanged, for any text of different lines', () => {
    const text = fc.uniqueArray(fc.stringMatching(/^\w{1,9}$/), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(text, fc.nat(), fc.string({ unit: 'grapheme-ascii' }), (lines, pick, added) => {
        const old = lines[pick % lines.length] ?? '';
        fc.pre(!lines.includes(added));
        const base = { name: 'x', text: lines.join('\n') };
        const there = editText(base, [edit(1, `-${old}`, `+${added}`)]);
        expect(there.kind).toBe('edited');
        const back = editText({ name: 'x', text: there.kind === 'edited' ? there.text : '' }, [
          edit(1, `-${added}`, `+${old}`),
        ]);
        expect(back).toEqual({ kind: 'edited', text: base.text });
      }),
    );
  });
});
