import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import '@fontsource-variable/hanken-grotesk/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import './globals.css';
import { parseTheme, THEME_COOKIE } from '#components/ui/theme/theme.ts';
import { EarlyInput } from './early-input.tsx';
import { preloadFonts } from './font-preloads.ts';
import { SkipLink } from './skip-link.tsx';

export const metadata: Metadata = {
  title: { default: 'Descent', template: '%s · Descent' },
  description: 'Exercises of a deep-learning course, run in your browser and verified on the server.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  // The keyboard of a phone makes the page smaller, so that what is above it stays in view.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#131a1f' },
  ],
};

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  preloadFonts();
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" data-theme={theme}>
      <body>
        <SkipLink />
        {children}
        {/* Behind the page: its effects run after those of every field. */}
        <EarlyInput />
      </body>
    </html>
  );
}
