import type { How } from '#slices/duties/index.ts';

/** Who does a duty: whoever recorded the event, or the home's senior or manager. */
export type Doer = 'author' | 'senior' | 'manager';

/** How a duty is done in good time: by whom, so many minutes after it was raised, how, and in which words. */
export type Deed = {
  readonly by: Doer;
  readonly minutes: readonly [from: number, to: number];
  readonly how: How;
  readonly words: readonly string[];
};

const deed = (by: Doer, from: number, to: number, how: How, ...words: string[]): Deed => ({
  by,
  minutes: [from, to],
  how,
  words,
});

/** By action and recipient. `{child}`, `{worker}` (the social worker), `{parent}` and `{manager}` are filled in. */
export const DEEDS: Readonly<Record<string, Deed>> = {
  'notify home-manager': deed(
    'author',
    6,
    45,
    'phone',
    'Told {manager} what happened and that everyone is safe.',
    'Rang {manager}: what, when, why, and what {child} said.',
    '{manager} knows and will look in.',
  ),
  'notify social-worker': deed(
    'senior',
    35,
    170,
    'phone',
    'Told {worker} what is limited, since when and why, and what {child} says.',
    'Spoke with {worker}. No questions; a written notice follows.',
    '{worker} asked how {child} can still reach people. Explained.',
    'Left nothing out. {worker} will ring {child} this week.',
  ),
  'notify placing-authority': deed(
    'senior',
    50,
    240,
    'email',
    'Sent the notice to the authority’s duty address. Receipt came back.',
    'Written notice sent, with the reason and the day it is looked at again.',
  ),
  'agree child': deed(
    'author',
    4,
    15,
    'in-person',
    'Sat down with {child}, said why and until when, and asked.',
    'Asked {child} in the kitchen, quietly. Wrote down the answer in {child}’s own words.',
  ),
  'agree home-manager': deed(
    'manager',
    40,
    600,
    'in-writing',
    'Confirmed. It is no more than the danger asks for.',
    'Confirmed until the first review, not longer.',
  ),
  'agree placing-authority': deed(
    'manager',
    30,
    200,
    'phone',
    'The authority agrees, by telephone, for the time named.',
  ),
  'consult social-worker': deed(
    'manager',
    25,
    300,
    'phone',
    'Asked {worker} first. Agrees, and wants it looked at again within the week.',
    'Talked it through with {worker}: as little as possible, with an end.',
  ),
  'consult parents': deed(
    'manager',
    60,
    420,
    'phone',
    'Spoke with {parent}, who understands and thanks {child} for talking.',
    '{parent} was worried first, then glad to be asked.',
    'Rang {parent}. Wants to hear how the review goes.',
  ),
  'consult ofsted': deed(
    'manager',
    1440,
    2880,
    'in-writing',
    'Weighed. A short limit with an end and a review; nothing to ask.',
  ),
  'consult home-manager': deed('author', 3, 25, 'phone', 'Told {manager} of the worry at once.'),
  plan: deed(
    'senior',
    1300,
    2600,
    'in-writing',
    'Written into the plan: danger, limit, who agreed, when it is looked at again.',
  ),
  record: deed(
    'manager',
    200,
    1500,
    'in-writing',
    'Entered: what, why, from when, until when.',
    'Entry made and signed.',
  ),
  decide: deed('manager', 700, 1700, 'in-writing', 'Decided and written down, with the reason.'),
  assess: deed('manager', 120, 900, 'in-writing', 'Worked through, step by step. Reasons are in the file.'),
  check: deed(
    'author',
    8,
    40,
    'in-person',
    'Showed {child} the private phone and the quiet room.',
    '{child} knows where the private phone is and tried it.',
  ),
  'hand-over home-manager': deed(
    'author',
    15,
    90,
    'in-person',
    'Handed to {manager} in a sealed bag, as it was.',
  ),
  hold: deed('manager', 10, 60, 'in-writing', 'In the safe under its seal. Two people have the key.'),
  'discuss child': deed('author', 30, 300, 'in-person', 'Talked with {child} when things were calm.'),
  'support child': deed('author', 30, 300, 'in-person', 'Stayed with {child} for the evening.'),
};

/** For whatever the policies ask beyond these. */
export const ANY_DEED: Deed = deed('senior', 300, 1600, 'in-writing', 'Done, and written down in the file.');

/** Why a manager set a duty aside. */
export const SET_ASIDE: readonly string[] = [
  'A short limit with a clear end. Nothing in it that needs best-practice advice; asked the responsible individual instead.',
  'Asked about the same limit last month; the answer still holds.',
];

export const NOT_REACHED: readonly string[] = [
  'No answer. Left a message with the number of the home.',
  'Rang again: voicemail. The duty team takes a note.',
];
