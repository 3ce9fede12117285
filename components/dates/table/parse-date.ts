/** What people type into a cell of dates: "7 dec 18:00", "tue 18", "+1w", "2026-12-07 18:00". */
import { wallPlusDays } from '../../assign/wall-words.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const END_OF_DAY = '23:59';

/** A cell: a time on the wall, or nothing. */
export type CellValue = string | null;

/** @param from what the cell held, or the day of today; it gives what was left out. @returns undefined: not readable */
export function parseDate(text: string, from: string): CellValue | undefined {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (plain === '' || plain === '–' || plain === '-') return null;
  const shift = /^([+-]\d{1,3})\s?([dw])$/.exec(plain);
  if (shift) return wallPlusDays(from, Number(shift[1]) * (shift[2] === 'w' ? 7 : 1));
  const iso = /^(\d{4}-\d{2}-\d{2})[t ]?(\d{1,2}:\d{2})?$/.exec(plain);
  if (iso) return checked(`${iso[1]}T${timeOf(iso[2]) ?? from.slice(11)}`);
  const words = plain.replaceAll(',', '').split(' ');
  const named = DAYS.includes(words[0]?.slice(0, 3) ?? '') ? words.shift()?.slice(0, 3) : undefined;
  if (words.length <= 1 && named !== undefined) return nextWeekday(named, { from, time: timeOf(words[0]) });
  const [day, month, ...rest] = words;
  if (!/^\d{1,2}\.?$/.test(day ?? '') || month === undefined) return undefined;
  const number = MONTHS.indexOf(month.slice(0, 3)) + 1;
  if (number === 0) return undefined;
  const year = /^\d{4}$/.test(rest[0] ?? '') ? rest.shift() : from.slice(0, 4);
  const time = rest.length === 0 ? from.slice(11) : timeOf(rest[0]);
  if (time === undefined || rest.length > 1) return undefined;
  return checked(`${year}-${pad(number)}-${pad(Number.parseInt(day ?? '', 10))}T${time}`);
}

/** "18" and "18:00"; undefined when it is no time of day. */
function timeOf(text: string | undefined): string | undefined {
  const parts = /^(\d{1,2})(?::(\d{2}))?$/.exec(text ?? '');
  if (!parts) return undefined;
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (hour === 24 && minute === 0) return END_OF_DAY;
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : undefined;
}

/** That day in the week of `from`, which begins on Monday. */
function nextWeekday(name: string, { from, time }: { from: string; time: string | undefined }): CellValue {
  const monday = (day: number) => (day + 6) % 7;
  const present = monday(new Date(`${from}Z`).getUTCDay());
  const day = wallPlusDays(from, monday(DAYS.indexOf(name)) - present).slice(0, 10);
  return `${day}T${time ?? from.slice(11)}`;
}

function checked(wall: string): string | undefined {
  const at = new Date(`${wall}Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 16) !== wall ? undefined : wall;
}

const pad = (value: number) => String(value).padStart(2, '0');
