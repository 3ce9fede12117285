/** Which browser and which system a page is read with, by family: no version, nothing that tells one person from another. */

export const BROWSERS = [
  'Chrome',
  'Chromium',
  'Edge',
  'Firefox',
  'Opera',
  'Safari',
  'Samsung Internet',
] as const;
export const SYSTEMS = ['Android', 'ChromeOS', 'iOS', 'Linux', 'macOS', 'Windows'] as const;

export type BrowserFamily = (typeof BROWSERS)[number];
export type SystemFamily = (typeof SYSTEMS)[number];

/** Browsers name their ancestors too: the first that fits is it. */
const BROWSER_MARKS: readonly (readonly [RegExp, BrowserFamily])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\bChromium\//, 'Chromium'],
  [/\b(?:Chrome|HeadlessChrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*Safari\//, 'Safari'],
];

const SYSTEM_MARKS: readonly (readonly [RegExp, SystemFamily])[] = [
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * @param userAgent as `navigator` has it.
 * @param touchPoints `navigator.maxTouchPoints`: an iPad calls itself a Mac, which has none.
 */
export function browserFamily(
  userAgent: string,
  touchPoints: number,
): { readonly browser: BrowserFamily | null; readonly system: SystemFamily | null } {
  const browser = BROWSER_MARKS.find(([mark]) => mark.test(userAgent))?.[1] ?? null;
  const system = SYSTEM_MARKS.find(([mark]) => mark.test(userAgent))?.[1] ?? null;
  return { browser, system: system === 'macOS' && touchPoints > 1 ? 'iOS' : system };
}
