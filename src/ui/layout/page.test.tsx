import { expect, test } from 'vitest';
import { renderPage } from '#ui/render.ts';
import { AuthPage } from './auth-page.tsx';
import { Page, type PageProps } from './page.tsx';

const chrome: PageProps = {
  title: 'Devices',
  assets: { css: '/assets/kith.1.css', js: '/assets/kith.1.js', favicon: '/assets/favicon.1.svg' },
  user: { name: 'Dele', role: 'support worker' },
  csrf: 'token-1',
  nav: [
    { href: '/home', text: 'My home' },
    { href: '/devices', text: 'Devices' },
  ],
};

const page = (props: Partial<PageProps> = {}): string => renderPage(<Page {...chrome} {...props} />);

test('a page is a whole document in British English, with a viewport and one main landmark', () => {
  const html = page({ heading: 'Devices' });
  expect(html).toMatch(/^<!doctype html><html lang="en-GB"/);
  expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1"');
  expect(html.match(/<main /g)).toHaveLength(1);
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toContain('<title>Devices – Kith</title>');
});

test('nothing stands inline that the content security policy forbids', () => {
  const html = page({ heading: 'Devices', errors: [{ text: 'Say when', field: 'when' }] });
  expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/);
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/kith.1.js">']);
});

test('errors come first in the tab’s title and link to their controls', () => {
  const html = page({
    heading: 'Devices',
    errors: [{ text: 'Say when', field: 'when-day' }, { text: 'Try again' }],
  });
  expect(html).toContain('<title>Error: Devices – Kith</title>');
  expect(html).toContain('<li><a href="#when-day">Say when</a></li><li>Try again</li>');
  expect(html.indexOf('govuk-error-summary')).toBeLessThan(html.indexOf('<h1'));
});

test('without errors neither title nor page speaks of one', () => {
  expect(page({ heading: 'Devices', errors: [] })).not.toMatch(/Error: |error-summary/);
});

test('the navigation marks where the page belongs', () => {
  const html = page({ current: '/devices' });
  expect(html).toContain('href="/devices" aria-current="page"');
  expect(html.match(/aria-current/g)).toHaveLength(1);
});

test('signing out is a POST with the session’s token; switching appears where it is offered', () => {
  expect(page()).toContain(
    '<form class="kith-header__form" method="post" action="/sign-out"><input type="hidden" name="csrf" value="token-1"/>',
  );
  expect(page()).not.toContain('Switch person');
  expect(page({ switchHref: '/switch-person' })).toContain('Switch person');
});

test('text from people is escaped wherever it is shown', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'&';
  const html = page({
    title: hostile,
    heading: hostile,
    caption: hostile,
    lead: hostile,
    user: { name: hostile, role: hostile },
    csrf: hostile,
    backLink: { href: hostile, text: hostile },
    errors: [{ text: hostile, field: hostile }],
    footer: [{ href: hostile, text: hostile }],
    children: hostile,
  });
  expect(html).not.toContain('<img');
  expect(html).not.toMatch(/="[^"]*"'&/);
});

test('a page before signing in shows no navigation and no way out', () => {
  const html = renderPage(<AuthPage title="Sign in" heading="Sign in" assets={chrome.assets} />);
  expect(html).toContain('<title>Sign in – Kith</title>');
  expect(html).not.toMatch(/<nav|Sign out|csrf/);
});
