import { describe, expect, it } from 'vitest';
import { isChosen, moduleChosen, toggledColumn, toggledModule } from './column-choice.ts';
import { SMALL_BOOK } from './testing.ts';

const { columns } = SMALL_BOOK;
const column = (choice: readonly string[] | null, slug: string) => toggledColumn(choice, { columns, slug });
const module = (choice: readonly string[] | null, name: string) =>
  toggledModule(choice, { columns, module: name });

describe('the columns that are chosen', () => {
  it('hides one exercise, and shows it again', () => {
    const without = column(null, 'cnn/pool');
    expect(without).toEqual(['cnn/conv2d', 'gan']);
    expect(columns.filter((one) => isChosen(without, one)).map(({ slug }) => slug)).toEqual([
      'cnn/conv2d',
      'gan/step',
    ]);
    expect(column(without, 'cnn/pool')).toBeNull();
  });

  it('says of a module whether all, some or nothing of it is shown', () => {
    const of = (choice: readonly string[] | null) => moduleChosen(choice, { columns, module: 'cnn' });
    expect([of(null), of(['cnn']), of(['cnn/pool']), of(['gan'])]).toEqual([true, true, 'mixed', false]);
  });

  it('shows what is missing of a module before it hides the whole', () => {
    const some = column(null, 'cnn/pool');
    expect(module(some, 'cnn')).toBeNull();
    expect(module(null, 'cnn')).toEqual(['gan']);
    expect(module(['gan'], 'cnn')).toBeNull();
  });

  it('keeps the last that is shown', () => {
    expect(column(['gan/step'], 'gan/step')).toEqual(['gan/step']);
    expect(module(['gan'], 'gan')).toEqual(['gan']);
  });

  it('shows what a whole module gets later, and of a part of one only what was chosen', () => {
    const later = { slug: 'cnn/new', module: 'cnn' };
    expect([isChosen(['cnn'], later), isChosen(['cnn/conv2d'], later)]).toEqual([true, false]);
  });
});
