import { preload } from 'react-dom';

/** The files that every page needs for its first words; other scripts and styles load when a page has such letters. */
const FIRST_FONTS = [
  new URL(
    '@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
    import.meta.url,
  ),
];

/** Asks for the fonts along with the stylesheet, which would name them only once it has arrived. */
export function preloadFonts(): void {
  for (const font of FIRST_FONTS) {
    preload(font.pathname, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  }
}
