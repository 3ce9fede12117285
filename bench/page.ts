/** The rows as Markdown between the two markers of docs/performance.md. */
import { type Row, shown, type Table } from './row.ts';

export const BEGIN = '<!-- bench: written by `npm run bench` -->';
export const END = '<!-- /bench -->';

/** @throws when the page has lost its markers */
export function withRows(page: string, rows: readonly Row[]): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin === -1 || end < begin) throw new Error('docs/performance.md has lost the markers of its table.');
  return `${page.slice(0, begin + BEGIN.length)}\n\n${section(rows)}\n\n${page.slice(end)}`;
}

function section(rows: readonly Row[]): string {
  const goals: Table = {
    head: ['row', 'what is held to a target', 'measured', 'target', 'met', 'date'],
    lines: rows.flatMap((row) =>
      row.verdicts.map(({ claim, value, unit, target, met }) => [
        row.id,
        claim,
        shown(value, unit),
        target,
        met ? 'yes' : '**missed**',
        row.date,
      ]),
    ),
  };
  return [table(goals), ...rows.map(detail)].join('\n\n');
}

function detail(row: Row): string {
  const figures: Table = {
    head: ['who', 'median', 'p95', 'max', 'runs'],
    lines: [
      ...row.series.map(({ who, unit, spread }) => [
        who,
        shown(spread.median, unit),
        shown(spread.p95, unit),
        shown(spread.max, unit),
        String(spread.runs),
      ]),
      ...(row.missing ?? []).map(({ who, why }) => [who, `not on this machine: ${why}`, '', '', '']),
    ],
  };
  const quick = row.quick ? ' **A quick run: too few to be quoted.**' : '';
  return [
    `### ${row.id}: ${row.title}`,
    `Measured on ${row.date}: ${row.machine}.${quick}`,
    ...(figures.lines.length > 0 ? [table(figures)] : []),
    ...(row.table ? [table(row.table)] : []),
    ...(row.notes && row.notes.length > 0 ? [row.notes.join(' ')] : []),
  ].join('\n\n');
}

function table({ head, lines }: Table): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(head), `|${head.map(() => '---').join('|')}|`, ...lines.map(row)].join('\n');
}
