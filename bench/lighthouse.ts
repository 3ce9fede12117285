/** Lighthouse's scores of the three pages that a student sees most, signed in where one must be. */
import lighthouse, { type Flags } from 'lighthouse';
import { whyNoChromium } from './browser/realm-runs.ts';
import { openSignedInSite } from './browser/signed-in.ts';
import { benchOptions, emit, progress } from './program.ts';
import { atLeast, type Verdict } from './row.ts';
import { spread } from './statistics.ts';

const RUNS = 2;
const PAGES: readonly [string, string][] = [
  ['sign-in', '/sign-in'],
  ['course home', '/courses/odl'],
  ['workspace', '/courses/odl/cnn/conv2d'],
];
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
const AUDITS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
];
/** Lighthouse's own desktop profile: a good line, a processor that is not slowed down. */
const DESKTOP = {
  rttMs: 40,
  throughputKbps: 10_240,
  requestLatencyMs: 0,
  downloadThroughputKbps: 0,
  uploadThroughputKbps: 0,
  cpuSlowdownMultiplier: 1,
};
/** Lighthouse calls 90 and more good. */
const GOOD = 90;

const options = benchOptions(RUNS);
const absent = whyNoChromium();
if (absent !== null) {
  emit('lighthouse', options, {
    title: 'Lighthouse',
    series: [],
    missing: [{ who: 'Chromium', why: absent }],
    verdicts: [],
  });
  process.exit();
}

const port = 4160;
const site = await openSignedInSite([`--remote-debugging-port=${port}`]);
const cookies = (await (await site.freshContext()).cookies())
  .map(({ name, value }) => `${name}=${value}`)
  .join('; ');
const verdicts: Verdict[] = [];
const lines: string[][] = [];
for (const [name, path] of PAGES) {
  const scores = new Map<string, number[]>();
  const shown = new Map<string, number[]>();
  for (let run = 0; run < options.runs; run++) {
    progress(`${name}, run ${run + 1} of ${options.runs}`);
    const flags: Flags = {
      port,
      output: 'json',
      logLevel: 'error',
      formFactor: 'desktop',
      screenEmulation: { mobile: false, width: 1440, height: 900, deviceScaleFactor: 1, disabled: false },
      throttling: DESKTOP,
      onlyCategories: [...CATEGORIES],
      ...(name === 'sign-in' ? {} : { extraHeaders: { Cookie: cookies } }),
    };
    const result = await lighthouse(`${site.origin}${path}`, flags);
    if (!result || result.lhr.runtimeError)
      throw new Error(result?.lhr.runtimeError?.message ?? 'No result.');
    const { categories, audits, finalDisplayedUrl } = result.lhr;
    if (!finalDisplayedUrl.endsWith(path)) throw new Error(`${path} led to ${finalDisplayedUrl}.`);
    for (const category of CATEGORIES) push(scores, category, (categories[category]?.score ?? 0) * 100);
    for (const audit of AUDITS) push(shown, audit, audits[audit]?.numericValue ?? Number.NaN);
  }
  const median = (of: Map<string, number[]>, key: string) => spread(of.get(key) ?? []).median;
  for (const category of CATEGORIES) {
    verdicts.push(atLeast(`${name}, ${category}`, median(scores, category), { min: GOOD, unit: 'of 100' }));
  }
  lines.push([
    name,
    ...CATEGORIES.map((category) => String(Math.round(median(scores, category)))),
    ...AUDITS.map((audit) =>
      audit.includes('shift') ? median(shown, audit).toFixed(3) : `${Math.round(median(shown, audit))} ms`,
    ),
  ]);
}
await site.close();
emit('lighthouse', options, {
  title: 'Lighthouse, desktop profile, medians',
  series: [],
  verdicts,
  table: {
    head: ['page', ...CATEGORIES, 'first paint', 'largest paint', 'blocking time', 'layout shift'],
    lines,
  },
});
process.exit();

function push(of: Map<string, number[]>, key: string, value: number): void {
  of.set(key, [...(of.get(key) ?? []), value]);
}
