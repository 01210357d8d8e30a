import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { elementsOf, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';
import { slicesWithGuidance, smallGuidance } from '../../../../../test/harness/small-guidance.ts';

/* A harm with a page of its own, one without, the tools and the law: with a small guidance, and real packs. */

let kith: TestApp;
let home: LivedIn;
let worker: Browser;
beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf(), slices: slicesWithGuidance(smallGuidance()) });
  home = await addLivedIn(kith);
  worker = await kith.signInAs({ providerId: home.providerId, personId: home.worker });
});
afterAll(() => kith.close());

const HARM = '/library/harms/grooming';
const text = async (path: string) => textOf((await worker.get(path)).body).replace(/\s+/g, ' ');
const hrefs = async (path: string) =>
  elementsOf((await worker.get(path)).body).flatMap(({ attrs }) =>
    attrs.filter(({ name }) => name === 'href').map(({ value }) => value),
  );

describe('a harm in three voices', () => {
  test.each([
    ['', 'staff', 'parents'],
    ['?voice=parents', 'parents', 'young people'],
    ['?voice=young', 'young people', 'staff'],
  ])('%s: every part in that voice and no other, each line with its clauses', async (query, who, other) => {
    const words = await text(`${HARM}${query}`);
    for (const said of [
      `What it is, told to ${who}.`,
      `A sign that ${who} might see.`,
      `Something for ${who} to do first.`,
      `Something that ${who} leave alone.`,
      `Words that ${who} can say.`,
      `Words that hurt when ${who} say them.`,
      `Whom ${who} call.`,
    ]) {
      expect(words).toContain(said);
    }
    expect(words).not.toContain(`What it is, told to ${other}.`);
    expect(words).toContain(`What it is, told to ${who}. SIT-1.21`);
    expect(words).toContain(`Something ours for ${who}. Proposed`);
    expect(await hrefs(`${HARM}${query}`)).toContain('/library/clauses/SIT-1.21');
  });

  test('a clause of a policy that is not on the shelf is named, and leads nowhere', async () => {
    expect(await text(HARM)).toContain('SIT-1.4, XYZ-9.9');
    expect(await hrefs(HARM)).toContain('/library/clauses/SIT-1.4');
    expect(await hrefs(HARM)).not.toContain('/library/clauses/XYZ-9.9');
  });

  test('says where it stands among the Five Cs and the four kinds of risk, and what of that is ours', async () => {
    const words = await text(HARM);
    expect(words).toContain('Of the Five Cs: Contact, Conduct');
    expect(words).toContain('Of the four kinds of risk: Contact Derived');
  });

  test('staff see what Kith answers and the law with its note; a young person sees neither', async () => {
    const staff = await text(HARM);
    expect(staff).toContain('What follows when you record it');
    expect(staff).toContain('Legal note. A later Act has taken the place of section 9.');
    const young = await text(`${HARM}?voice=young`);
    expect(young).not.toContain('What follows when you record it');
    expect(young).not.toContain('Legal note');
    expect(young).toContain('Sexual messages to a child');
  });

  test('whom to call: the number of the tool, and that it wants checking', async () => {
    const young = await text(`${HARM}?voice=young`);
    expect(young).toContain('Whom young people call. Proposed');
    expect(young).toMatch(/Lantern Line\s*: 0800 000 0000 Check before you rely on it/);
    expect(await hrefs(`${HARM}?voice=young`)).toContain('/library/tools?voice=young#paper-boat');
  });

  test('999 stands at the top once, with its clause, and is not said again', async () => {
    const words = await text(`${HARM}?voice=parents`);
    expect(words).toContain('In danger now: 999 SCO-10.5');
    expect(words).not.toContain('Ring 999 first');
  });

  test('the clause leads back to the page and says that it is Kith’s own', async () => {
    expect(await hrefs('/library/clauses/SIT-1.4')).toContain(HARM);
    expect(await text('/library/clauses/SIT-1.21')).toContain('Kith’s own guidance');
  });
});

describe('a harm whose page nobody has written', () => {
  const OTHER = '/library/harms/gaming';
  test('has what the policies say for staff, and says so to other readers', async () => {
    expect(await text(OTHER)).toContain('What follows when you record it');
    expect(await text(`${OTHER}?voice=parents`)).toContain(
      'There is no page for parents and carers about this yet',
    );
    expect(await text(`${OTHER}?voice=young`)).toContain('it is not your fault');
  });
});

test('“other” is no harm to read of until somebody has written its page', async () => {
  expect((await worker.get('/library/harms/other')).status).toBe(404);
  expect(await hrefs('/library')).not.toContain('/library/harms/other');
});

describe('tools', () => {
  test('each says for whom, how, when not, and when it was last checked', async () => {
    const words = await text('/library/tools');
    expect(words).toMatch(/Paper Boat\s*For: Anybody under 18/);
    expect(words).toMatch(/How to use it\s*Say where the picture is\. SIT-1\.21/);
    expect(words).toMatch(/Use something else when\s*Somebody in danger now\./);
    expect(words).toContain('Last checked on Sunday 1 November 2026');
    expect(words).toMatch(
      /Last checked on Friday 10 January 2025\. Its own words\. Check before you rely on it/,
    );
    expect(words).not.toMatch(/1 November 2026 Check before/);
    expect(words).toContain("Helps with Winning a child's trust to harm them");
  });
  test('in plain words for a young person, without how staff use it', async () => {
    const words = await text('/library/tools?voice=young');
    expect(words).toContain('It helps you get a picture taken down.');
    expect(words).not.toContain('How to use it');
    expect(words).not.toContain('Resources that your policies name');
  });
});

describe('law', () => {
  test('in short, with its note, how it was read, and that an old check says so', async () => {
    const words = await text('/library/law');
    expect(words).toContain('Messages Act 2001, section 9');
    expect(words).toContain('Legal note. A later Act has taken the place of section 9.');
    expect(words).toMatch(
      /Read in somebody else’s account of the law · A guide to the Act · Last checked on Saturday 3 February 2024 Check before relying on this/,
    );
    expect(words).toMatch(
      /Read in the law itself · The Act itself · Last checked on Sunday 1 November 2026 (?!Check)/,
    );
    expect(words).toContain('As each policy names it');
  });
});

describe('search', () => {
  test.each([
    ['lantern', '/library/tools#lantern-line'],
    ['Messages Act', '/library/law#messages-act'],
    ['winning trust', HARM],
    ['dinghy', '/library/tools#paper-boat'],
    ['gaming', '/library/harms/gaming'],
  ])('%s leads to %s', async (query, href) => {
    expect(await hrefs(`/library/search?q=${encodeURIComponent(query)}`)).toContain(href);
  });
});
