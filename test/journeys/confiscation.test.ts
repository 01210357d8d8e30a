import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { DAY, MINUTE } from '#kernel/instant.ts';
import { addAccount } from '../harness/accounts.ts';
import { addChild, addPerson, addSmallHome, markSetUp, type SmallHome } from '../harness/builders.ts';
import { type Look, type OpenKith, openKith } from '../harness/chromium.ts';
import { adoptBoth, dutyTo, realShelf, recordOf } from '../harness/lived-in.ts';
import { expectEveryFigureTraced, signIn } from '../harness/person.ts';

/*
 * The whole story of one limit and one phone, told by three people through the pages alone: from sign-in to the
 * answer, to the right people told, to the placing authority's view, to easing, giving back and the chronology.
 */

let open: OpenKith;
beforeAll(async () => {
  open = await openKith({ now: '2026-11-17T19:12:00Z', shelf: await realShelf() });
  await markSetUp(open.kith.db);
});
afterAll(() => open.close());

let count = 0;
type Cast = SmallHome & { readonly emails: Readonly<Record<'worker' | 'manager' | 'socialWorker', string>> };

async function addCast(): Promise<Cast> {
  const { kith } = open;
  const home = await addSmallHome(kith.db);
  await adoptBoth(kith, home.providerId);
  count += 1;
  const { authorityId, homeId, providerId } = home;
  const other = await addPerson(kith.db, providerId, {
    role: 'social-worker',
    authorityId,
    givenName: 'Lou',
  });
  await addChild(kith.db, providerId, {
    authorityId,
    homeId,
    socialWorker: other,
    givenName: 'Wren',
    familyName: 'Oakes',
  });
  const account = async (personId: PersonId, name: string): Promise<string> => {
    const email = `${name}${count}@larch.example`;
    await addAccount(kith, { providerId, personId }, email);
    return email;
  };
  const emails = {
    worker: await account(home.worker, 'sam'),
    manager: await account(home.manager, 'morgan'),
    socialWorker: await account(home.socialWorker, 'dele'),
  };
  return { ...home, emails };
}

const LOOKS: readonly (readonly [string, Look])[] = [
  ['on a desk, with JavaScript', { width: 1100, javaScript: true }],
  ['on a phone, without JavaScript', { width: 390, javaScript: false }],
];

test.each(LOOKS)(
  'a phone is taken and internet stopped: told, asked, answered, eased, given back (%s)',
  async (_name, look) => {
    const { kith } = open;
    kith.clock.set('2026-11-17T19:12:00Z');
    kith.clock.pass(count * DAY);
    const cast = await addCast();

    // The support worker records what has just happened.
    const sam = await signIn(open, cast.emails.worker, look);
    expect(new URL(sam.page.url()).pathname).toBe('/home');
    sam.presses = 0;
    await sam.press('link', 'Record something');
    await sam.press('link', 'Phone, internet or contact was stopped');
    await sam.choose('Yes', 'Is everyone safe now?');
    await sam.choose('Robin E');
    await sam.choose('Internet');
    await sam.press('button', 'Save and show me what to do');
    expect(sam.presses).toBeLessThanOrEqual(6);

    // The answer: who must be told, by name and number, by when, and why.
    const answer = new URL(sam.page.url()).pathname;
    expect(await sam.page.getByRole('heading', { level: 1 }).innerText()).toMatch(
      /^Internet stopped at \d\d:\d\d: what happens now$/,
    );
    const said = await sam.text();
    expect(said).toContain('Dele Ashdown');
    expect(said).toContain('Morgan Ashdown');
    expect(said).toContain('01632 960199');
    expect(said).toContain('Marlshire');
    await expectEveryFigureTraced(sam.page);

    // She tells the social worker, and says so by evidence.
    const restriction = answer.split('/').at(-1) ?? '';
    await sam.press('button', 'I have told Dele Ashdown');
    await sam.choose('By phone');
    await sam.write(
      'What was said, agreed or done',
      'Told her what was stopped and why. She will come on Thursday.',
    );
    await sam.press('button', 'Save');
    expect(new URL(sam.page.url()).pathname).toBe(answer);
    await sam.reads('Done, or no longer owed');
    const told = await dutyTo(kith, cast.providerId, restriction, {
      action: 'notify',
      recipient: 'social-worker',
    });
    expect(told).toMatchObject({ closedAs: 'done', closedLate: false });

    // She finishes the record.
    await sam.press('link', 'Finish the record');
    await sam.choose('Yes', 'Was it an emergency?');
    await sam.choose('Danger of significant harm, bullying online included');
    await sam.write(/^What happened/, 'Messages from an adult nobody knows, in the middle of the night.');
    await sam.write(/^What Robin said/, 'It is not fair, he is my friend.');
    await sam.press('button', 'Save');
    await sam.reads('Messages from an adult nobody knows');

    // A phone is taken as well, and put into the register in the same breath.
    await sam.press('link', 'Record something');
    await sam.press('link', 'A device was taken from a child');
    await sam.choose('Yes', 'Is everyone safe now?');
    await sam.choose('Robin E');
    await sam.page.getByLabel('What is it?').selectOption('Phone');
    await sam.write('How would a colleague know it?', 'blue phone with a cracked corner');
    await sam.press('button', 'Save and show me what to do');
    await sam.reads(
      /Tell Robin’s social worker that the device was taken|Tell Robin's social worker that the device was taken/,
    );

    // The manager finds both at home.
    const morgan = await signIn(open, cast.emails.manager, look);
    await morgan.reads('Internet stopped');
    await morgan.reads('blue phone with a cracked corner');
    expect(await morgan.text()).not.toContain('Wren O: ');

    // The social worker sees only her child, reads the notice, and answers.
    const dele = await signIn(open, cast.emails.socialWorker, look);
    expect(new URL(dele.page.url()).pathname).toBe('/notices');
    await dele.press('link', 'Children');
    expect(await dele.text()).toContain('Robin Elmhirst');
    expect(await dele.text()).not.toContain('Wren');
    await dele.press('link', 'Notices');
    await dele.press('link', 'Internet stopped');
    expect(await dele.text()).toContain('It is not fair, he is my friend.');
    const asked = await dutyTo(kith, cast.providerId, restriction, {
      action: 'notify',
      recipient: 'placing-authority',
    });
    expect(asked.closedAs).toBeNull();
    await dele.choose(/^I agree with it/);
    await dele.write('Your words to the home', 'Agreed until Thursday. I will see Robin then.');
    await dele.press('button', 'Send my answer');
    await dele.reads('Agrees with it');
    const receipt = await dutyTo(kith, cast.providerId, restriction, {
      action: 'notify',
      recipient: 'placing-authority',
    });
    expect(receipt).toMatchObject({ closedAs: 'done', closedLate: false });
    await dele.press('link', 'Notices');
    await dele.reads('Answered');

    // Two hours later the manager looks at it again, and eases it.
    kith.clock.pass(5 * MINUTE);
    await morgan.go(`/restrictions/${restriction}`);
    await morgan.reads('Agrees with it');
    await morgan.write(/^What does Robin think/, 'Robin would like an hour after tea.');
    await morgan.choose('Yes', 'Has the danger become less?');
    await morgan.choose('It is eased');
    await morgan.write('Why?', 'The adult is blocked and the police have the name.');
    const next = morgan.page.getByRole('group', { name: 'When is it looked at next?' });
    await next.getByLabel('Day').fill('1');
    await next.getByLabel('Month').fill('6');
    await next.getByLabel('Year').fill('2027');
    await morgan.page.locator('[name=next-time]').fill('10:00');
    await morgan.press('button', 'Save');
    await morgan.go(`/restrictions/${restriction}`);
    await morgan.reads('Looked at again: eased');
    await morgan.go('/home');
    await morgan.reads('Internet cut down');
    await morgan.reads(/1 of 1/);

    // Before the phone is given back the policies are asked; then it is.
    kith.clock.pass(MINUTE);
    await morgan.press('link', 'Record something');
    await morgan.press('link', 'A device was given back');
    await morgan.choose(/blue phone with a cracked corner/);
    await morgan.press('button', 'I am about to do this: check first');
    await morgan.reads('May it be done?');
    const before = (await recordOf(kith, cast.providerId)).length;
    await morgan.choose('Yes', 'Is everyone safe now?');
    await morgan.press('button', 'It has happened: save it');
    expect((await recordOf(kith, cast.providerId)).length).toBe(before + 1);

    // The chronology tells it all, on paper as well.
    kith.clock.pass(MINUTE);
    await sam.go(`/children/${cast.childId}`);
    const story = await sam.text();
    for (const words of [
      'Internet stopped',
      'Told her what was stopped and why.',
      'It is not fair, he is my friend.',
      'Blue phone with a cracked corner seized',
      "Placing authority's answer",
      'Restriction reviewed',
      'Blue phone with a cracked corner given back',
    ])
      expect(story).toContain(words);
    await sam.page.emulateMedia({ media: 'print' });
    expect(await sam.page.locator('nav').first().isVisible()).toBe(false);
    expect(await sam.page.getByText('Blue phone with a cracked corner given back').first().isVisible()).toBe(
      true,
    );
    for (const person of [sam, morgan, dele]) await person.visit.close();
  },
  240_000,
);
