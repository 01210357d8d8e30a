import type { Assets } from '#ui/layout/chrome.ts';
import type { PageProps } from '#ui/layout/page.tsx';

/** Friday 20 November 2026, 17:41 in London: the evening on which every sample page is looked at. */
export const SAMPLE_NOW = Date.UTC(2026, 10, 20, 17, 41);

export const HOUR = 3_600_000;

/** What the sample pages have in common. */
export function sampleChrome(assets: Assets): Omit<PageProps, 'title'> {
  return {
    assets,
    user: { name: 'Dele', role: 'support worker' },
    csrf: 'sample',
    switchHref: '/switch-person',
    nav: [
      { href: '/worried', text: 'Worried about a child' },
      { href: '/home', text: 'My home' },
      { href: '/children', text: 'Children' },
      { href: '/devices', text: 'Devices' },
      { href: '/library', text: 'Library' },
    ],
    footer: [
      { href: '/accessibility', text: 'Accessibility' },
      { href: '/what-kith-keeps', text: 'What Kith keeps about you' },
    ],
  };
}
