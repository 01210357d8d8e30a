import type { Role } from './actor.ts';
import type { Action, Relation, State } from './can.ts';

/** What the table of who may do what is grouped by, in the order in which it is read. */
export const AREAS = {
  record: 'The record of a child',
  duties: 'What is owed',
  belongings: 'Devices and restrictions',
  authority: 'The placing authority',
  home: 'The home, its numbers and its policies',
  people: 'People and their rights',
  second: 'A second person decides',
  own: 'One’s own',
} as const;
export type Area = keyof typeof AREAS;

/** An action as a person reads it: "Record what happened". `why` says why it is given to these and to no others. */
export type ActionWords = { readonly area: Area; readonly does: string; readonly why: string };

const words = (area: Area, does: string, why: string): ActionWords => ({ area, does, why });

const WHOEVER_CARES = 'Whoever cares for the child today must be able to. Others have no need.';
const MANAGER_ANSWERS = 'The registered manager answers for the home.';
const SECOND = 'Nobody approves their own. A second person looks before it counts.';

/** Every action of the table in can.ts, in words. The compiler refuses an action without them. */
export const ACTION_WORDS: Readonly<Record<Action, ActionWords>> = {
  'child.list': words(
    'record',
    'See the list of one’s own children',
    'Each sees only the children they work with.',
  ),
  'child.view': words('record', 'Read a child’s record', WHOEVER_CARES),
  'child.add': words('record', 'Add a child who moves in', MANAGER_ANSWERS),
  'child.import': words('record', 'Bring in children from a spreadsheet', MANAGER_ANSWERS),
  'child.allocate': words(
    'record',
    'Say who a child’s social worker is',
    'With the allocation go the right to read and the notices, so that it is kept by who answers for the child.',
  ),
  'event.start': words(
    'record',
    'Open the form to record something',
    'Anybody on shift may be the first to know.',
  ),
  'event.record': words('record', 'Record what happened to a child', WHOEVER_CARES),
  'event.view': words('record', 'Read what happened and what follows from it', WHOEVER_CARES),
  'event.add': words(
    'record',
    'Add to what was recorded, or put it right',
    'Whoever knows more adds it. Nothing is ever rewritten.',
  ),
  'emergency.open': words(
    'record',
    'Open the record of a child of another home in an emergency',
    'In danger, minutes count. It is read only, ends by itself, and somebody else looks at it afterwards.',
  ),

  'duty.view': words('duties', 'See a duty and who has done it', WHOEVER_CARES),
  'duty.do': words('duties', 'Say that a duty was done, or was tried', 'The one who did it says so.'),
  'duty.set-aside': words(
    'duties',
    'Set a duty aside, with a reason',
    'Not doing what a policy asks is the registered manager’s to answer for.',
  ),

  'device.list': words('belongings', 'See the register of devices', 'The home answers for what it holds.'),
  'device.view': words('belongings', 'See one device and who had it', WHOEVER_CARES),
  'restriction.view': words('belongings', 'Read a restriction, its reason and its end', WHOEVER_CARES),
  'restriction.review': words(
    'belongings',
    'Look at a restriction again',
    'Easing, ending or going on is decided by those who lead a shift or the home.',
  ),

  'notice.list': words(
    'authority',
    'See notices about one’s own children',
    'The social worker is told in time, and answers.',
  ),
  'notice.answer': words(
    'authority',
    'Agree or object for the placing authority',
    'Only the child’s own social worker speaks for the authority.',
  ),

  'home.view': words(
    'home',
    'See what a home owes, holds and has in force',
    'Everybody who works there shares the same page.',
  ),
  'browser.keep': words(
    'home',
    'Say which tablets and computers the home shares',
    'A shared tablet locks sooner and takes carried keys alone.',
  ),
  'shift.list': words(
    'home',
    'See who is on duty, and who was',
    'Whoever is on shift must know who else is.',
  ),
  'shift.own': words('home', 'Say when one came and went oneself', 'Nobody knows it better.'),
  'shift.plan': words('home', 'Plan a shift', 'Those who lead a shift or the home plan it.'),
  'shift.tell': words('home', 'Put right who was there and when', 'Those who lead a shift answer for it.'),
  'visit.list': words(
    'home',
    'See who visited the home',
    'Whoever is on shift must know who is in the house.',
  ),
  'visit.write': words('home', 'Write down who visits', 'Whoever opens the door writes it down.'),
  'number.list': words('home', 'See the home’s own numbers', 'Whoever is on shift must know whom to ring.'),
  'number.keep': words('home', 'Add, check and end the home’s own numbers', MANAGER_ANSWERS),
  'setting.list': words(
    'home',
    'See what the home chose where a policy leaves it open',
    'The rules that one works by are no secret.',
  ),
  'setting.change': words('home', 'Change such a choice', MANAGER_ANSWERS),
  'policy.list': words(
    'home',
    'See which policies are followed',
    'The rules that one works by are no secret.',
  ),
  'policy.adopt': words('home', 'Follow a policy, or stop following it', MANAGER_ANSWERS),
  'change.list': words(
    'home',
    'See changes of policies and choices',
    'The rules that one works by are no secret.',
  ),
  'change.settle': words('home', 'Put such a change in force, or drop it', MANAGER_ANSWERS),
  'register.view': words(
    'home',
    'Read the registers and totals of the homes named in a dated grant',
    'An inspector or independent visitor reads what the home keeps, without a child’s name, on the days that were granted.',
  ),

  'person.list': words('people', 'See who works at the home', MANAGER_ANSWERS),
  'person.add': words('people', 'Add a colleague', MANAGER_ANSWERS),
  'person.view': words('people', 'See a colleague’s roles, shifts and contact details', MANAGER_ANSWERS),
  'person.invite': words(
    'people',
    'Give a colleague a code by which they link their organisation’s own sign-in',
    'Somebody who knows the colleague hands the code over.',
  ),
  'person.recover': words(
    'people',
    'Hold half of the code with which a colleague comes in again',
    'Two people who know the colleague hold a half each, so that neither can come in as them.',
  ),
  'person.import': words('people', 'Bring in staff from a spreadsheet', MANAGER_ANSWERS),
  'role.give': words(
    'people',
    'Give somebody a role',
    'A role that answers for others counts once a second person has agreed.',
  ),
  'role.end': words('people', 'End or move a role', 'Access must end the moment somebody leaves.'),
  'partner.list': words('people', 'See the agencies and partnerships one works with', MANAGER_ANSWERS),
  'partner.keep': words('people', 'Keep agencies, partnerships and who speaks for them', MANAGER_ANSWERS),
  'audit.view': words(
    'people',
    'See who has looked at a child, and why they could',
    'Whoever answers for a child’s record must see who reads it.',
  ),
  'feed.keep': words(
    'people',
    'Keep the feed by which a directory tells who joins and leaves',
    'It can end anybody’s access, so that it is the organisation’s own.',
  ),
  'receipt.list': words('people', 'See who has read which policy', MANAGER_ANSWERS),
  'access.read': words(
    'people',
    'Read this table and ask it why',
    'Whoever answers for a home must be able to say who can see what.',
  ),
  'dated.list': words('people', 'See who reads by a dated grant', MANAGER_ANSWERS),
  'dated.give': words(
    'people',
    'Ask for a dated grant for an inspector or visitor',
    'It counts once a second person has agreed.',
  ),
  'dated.end': words('people', 'End a dated grant', 'Taking a right away is safe, so one person is enough.'),
  'consent.keep': words(
    'people',
    'Write down that a child or their placing authority agrees, or no longer agrees, that a visitor reads the child’s record',
    'Those who spoke with the child write it down. The social worker speaks for the authority.',
  ),

  'review.list': words('second', 'See what waits for a second person', SECOND),
  'emergency.close': words(
    'record',
    'Give back a record opened in an emergency before its time is up',
    'Whoever has read what they needed gives it back.',
  ),
  'emergency.view': words(
    'second',
    'See an emergency opening that is one’s own, or that one looks at afterwards',
    'Whoever opened it sees what was found.',
  ),
  'emergency.review': words(
    'second',
    'Look at an emergency opening afterwards',
    'Somebody else than whoever opened it judges within a working day whether it was needed.',
  ),
  'release.second': words('second', 'Agree that a restriction set on police advice is released', SECOND),
  'rights.second': words('second', 'Agree to somebody’s new rights', SECOND),
  'matter.second': words(
    'second',
    'Agree to close with no further action, not to refer, or to export many records',
    SECOND,
  ),

  'account.own': words('own', 'Look after one’s own account', 'It is one’s own.'),
  'library.read': words('own', 'Read the library', 'Policies and guidance name no child.'),
  'policy.try': words('own', 'Try out what a policy would ask', 'It is about nobody and records nothing.'),
  'receipt.give': words('own', 'Say that one has read a policy', 'Nobody can say it for somebody else.'),
};

/** How one stands to it, as it follows "who": "works at the home". */
export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  'at-home': 'holds this role at the home that it is about',
  'with-child': 'works where the child lives, or has the child allocated to them',
  'with-record': 'works where the child lives, or at the home itself where no child is named',
  emergency: 'opened the child’s record in an emergency that has not ended',
  consented: 'has the recorded consent of the child and of the placing authority',
  provider: 'holds this role anywhere in the organisation',
  self: 'holds this role; it shows only what is theirs',
};

export const STATE_WORDS: Readonly<Record<State, string>> = {
  waiting: 'only while it waits for a decision',
  'in-force': 'only while it is in force',
  unreviewed: 'only while nobody has looked at it',
};

/** "a registered manager", "an inspector" */
export const withArticle = (role: string): string => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`;

/** Roles in the order of the table’s filter. */
export const ROLE_ORDER: readonly Role[] = [
  'support-worker',
  'senior-support-worker',
  'registered-manager',
  'responsible-individual',
  'social-worker',
  'agency-contact',
  'board-member',
  'inspector',
  'independent-visitor',
];
