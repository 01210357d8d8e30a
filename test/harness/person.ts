import { deepEqual, equal } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { MINUTE } from '#kernel/instant.ts';
import { currentCode } from '#platform/crypto/totp.ts';
import { PASSWORD, TOTP_SECRET } from './accounts.ts';
import { type Look, type OpenKith, overflowOf, type Visit } from './chromium.ts';

/** Somebody at a screen: what they press and fill in is counted. */
export class Person {
  presses = 0;
  readonly visit: Visit;
  readonly page: Page;
  constructor(visit: Visit) {
    this.visit = visit;
    this.page = visit.page;
  }
  async press(role: 'button' | 'link', name: string | RegExp): Promise<void> {
    this.presses += 1;
    await this.page.getByRole(role, { name }).first().click();
    await this.look();
  }
  async choose(name: string | RegExp, within?: string): Promise<void> {
    this.presses += 1;
    const group = within ? this.page.getByRole('group', { name: within }) : this.page;
    await group
      .getByLabel(name, { exact: typeof name === 'string' })
      .first()
      .check();
  }
  async write(name: string | RegExp, words: string): Promise<void> {
    this.presses += 1;
    await this.page.getByLabel(name).first().fill(words);
  }
  async go(path: string): Promise<void> {
    await this.page.goto(path);
    await this.look();
  }
  /** Nothing sticks out on a desk or on a phone, nothing is complained of, and the page has one heading. */
  async look(): Promise<void> {
    const size = this.page.viewportSize() ?? { width: 1100, height: 900 };
    for (const width of [1490 - size.width, size.width]) {
      await this.page.setViewportSize({ ...size, width });
      deepEqual(await overflowOf(this.page), [], `${width} px: ${this.page.url()}`);
    }
    deepEqual(this.visit.complaints, [], this.page.url());
    equal(await this.page.getByRole('heading', { level: 1 }).count(), 1, this.page.url());
  }
  async reads(words: string | RegExp): Promise<void> {
    await this.page.locator('main').getByText(words).first().waitFor();
  }
  async text(): Promise<string> {
    return (await this.page.locator('main').innerText()).replace(/\s+/g, ' ');
  }
}

/** Signs somebody in through both steps, in a browser of their own. */
export async function signIn(open: OpenKith, email: string, look: Look): Promise<Person> {
  const person = new Person(await open.visit(look));
  // Each code works once, and nobody waits for the next one here.
  open.kith.clock.pass(MINUTE);
  await person.go('/');
  await person.write('E-mail address', email);
  await person.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await person.press('button', 'Sign in');
  await person.write('Six-digit code', currentCode(TOTP_SECRET, open.kith.clock.now()));
  await person.press('button', 'Continue');
  return person;
}

/** Every duty that has a time says why: its clause, its policy, and how the time was reckoned. */
export async function expectEveryFigureTraced(page: Page): Promise<void> {
  const cards = await page.locator('[id^=duty-]').all();
  expect(cards.length).toBeGreaterThan(2);
  for (const card of cards) {
    const why = (await card.locator('details').innerText()).replace(/\s+/g, ' ');
    const hidden = ((await card.locator('details').textContent()) ?? '').replace(/\s+/g, ' ');
    expect(why).toMatch(/^Why/);
    expect(hidden).toMatch(/(SIT|CCS)-\d+\.\d+/);
    expect(hidden).toMatch(/Staying in Touch|Correspondence, Communication/);
  }
}
