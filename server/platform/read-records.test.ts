import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimiterOf, readRecords } from './read-records.ts';

const texts = (text: string, delimiter: ',' | ';' | '\t' = ',') =>
  readRecords(text, delimiter).map(({ cells }) => cells.map((cell) => cell.text));

describe('delimiterOf', () => {
  it('is the one that the first line has most of, outside of quotes', () => {
    expect(delimiterOf('name;email;section\na,b,c,d,e')).toBe(';');
    expect(delimiterOf('name\temail')).toBe('\t');
    expect(delimiterOf('"a;b;c;d",email')).toBe(',');
    expect(delimiterOf('no delimiter')).toBe(',');
    expect(delimiterOf('')).toBe(',');
    expect(delimiterOf('\uFEFFname;email')).toBe(';');
  });
});

describe('readRecords', () => {
  it('leaves out empty lines and the mark at the beginning, and keeps lines as the file counts them', () => {
    const records = readRecords('\uFEFFname,email\r\n\r\n  \nAnn,ann@x\r\n', ',');
    expect(records.map(({ line, raw }) => [line, raw])).toEqual([
      [1, 'name,email'],
      [4, 'Ann,ann@x'],
    ]);
  });

  it('keeps delimiters, doubled quotes and line ends inside of quotes in their cell', () => {
    expect(texts('"Lee, Ann","said ""hi""","two\nlines"\nnext,row')).toEqual([
      ['Lee, Ann', 'said "hi"', 'two\nlines'],
      ['next', 'row'],
    ]);
    expect(readRecords('"two\nlines",a\nb,c', ',').map(({ line }) => line)).toEqual([1, 3]);
  });

  it('a quote that never closes spoils its own line and no other', () => {
    expect(texts('a,b\n"open,c\nd,e')).toEqual([['a', 'b'], ['"open,c'], ['d', 'e']]);
    expect(texts('"open')).toEqual([['"open']]);
  });

  it('says where each cell stands, so that a problem can be marked', () => {
    const [record] = readRecords('  Ann , "b@x" ,', ',');
    for (const { text, start } of record?.cells ?? [])
      expect(record?.raw.slice(start, start + text.length)).toBe(text);
    expect(record?.cells.map(({ text }) => text)).toEqual(['Ann', 'b@x', '']);
  });

  it('reads back whatever a spreadsheet writes, by any of the delimiters', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', ';', '\t', '"', '\n', ' ') });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, delimiter) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const file = rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
        expect(texts(file, delimiter)).toEqual(rows.map((row) => row.map((text) => text.trim())));
      }),
    );
  });

  it('reads a file of quotes alone in an instant', () => {
    const started = performance.now();
    readRecords('"\n'.repeat(50_000), ',');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
