import { can } from '#access/can.ts';
import type { FactValue } from '#engine/types.ts';
import { dayNumberOf } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { startOfLondonDay } from '#kernel/london.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Child } from '#slices/children/index.ts';
import { parseMoment } from '#web/moment-field.tsx';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf, valuesOf } from '#web/page.ts';
import { answerOf } from '../../model/answers.ts';
import type { HeldDevice } from '../../model/device.ts';
import { factsOf, questionOf } from '../../model/fact-questions.ts';
import type { Kind } from '../../model/kinds.ts';
import { DEVICE_KINDS, OWNERS, WHATS } from '../../model/kinds.ts';
import { SHORT, tooLong } from '../../model/words-limit.ts';
import type { Safe } from '../../model/worries.ts';
import { WORRIES } from '../../model/worries.ts';
import type { Loaded } from './load.ts';

/** A device that is not in the register yet, as described. */
export type Described = { readonly kind: string; readonly description: string; readonly owner: string };

/** The first minute, read. */
export type Captured = {
  /** `check`: it has not happened; say what policies say and record nothing. */
  readonly mode: 'save' | 'check';
  readonly child: Child;
  readonly device: HeldDevice | Described | undefined;
  readonly what: readonly string[];
  readonly at: Instant;
  readonly safe: Safe;
  readonly worries: readonly string[];
  readonly words: string;
  readonly reference: string;
  /** Answers to the questions that a check asked. */
  readonly answers: Readonly<Record<string, FactValue>>;
  /** The form's own key: what it brings into being is named after it. */
  readonly submission: string;
};

/** Reads the form. Every message names its field and says what to do; a check asks for no more than it needs. */
export function parse(
  body: FormBody,
  loaded: Loaded,
  ctx: PageContext,
): Result<Captured, readonly FieldError[]> {
  const { kind } = loaded;
  const errors: FieldError[] = [];
  const wrong = (field: string, text: string | undefined) => text && errors.push({ field, text });
  const mode = valuesOf(body, 'mode').at(-1) === 'check' ? 'check' : 'save';
  const device = kind.about === 'what' ? undefined : deviceIn(body, loaded, wrong);
  const child = childIn(body, loaded, ctx, device, wrong);
  const what = WHATS.map((each) => each.value).filter((value) => valuesOf(body, 'what').includes(value));
  if (kind.about === 'what' && what.length === 0)
    wrong('what', `Tick what ${mode === 'check' ? 'is to be' : 'was'} ${stem(kind)}`);
  const safe = valueOf(body, 'safe');
  const safety = safe === 'yes' || safe === 'no' || safe === 'not-sure' ? safe : undefined;
  if (!safety && mode === 'save') wrong('safe', 'Say whether everyone is safe now');
  const at = parseMoment(body, {
    prefix: 'at',
    what: kind.moment,
    now: ctx.now,
    ...(mode === 'check' ? { future: 'allowed' } : {}),
    notBefore: child && {
      at: startOfLondonDay(dayNumberOf(child.dateOfBirth)),
      words: `Check the date: ${child.givenName} was not born then`,
    },
  });
  if (!at.ok) errors.push(...at.error);
  const words = valueOf(body, 'words').trim();
  wrong('words', tooLong(words));
  const reference = valueOf(body, 'reference').trim();
  wrong('reference', tooLong(reference, SHORT));
  if (errors.length > 0 || !child || !at.ok) return refuse(errors);
  return ok({
    mode,
    child,
    device,
    what,
    at: at.value,
    safe: safety ?? 'not-sure',
    worries: WORRIES.map((each) => each.value).filter((value) => valuesOf(body, 'worry').includes(value)),
    words,
    reference,
    answers: answersIn(body, kind),
    submission: valueOf(body, 'submission'),
  });
}

type Wrong = (field: string, text: string | undefined) => unknown;

const stem = (kind: Kind): string => (kind.id === 'stopped' ? 'stopped' : 'cut down');

/** The child: chosen, or the one whose device was chosen. */
function childIn(
  body: FormBody,
  { children, kind }: Loaded,
  { actor }: PageContext,
  device: HeldDevice | Described | undefined,
  wrong: Wrong,
): Child | undefined {
  const sent = valueOf(body, 'child');
  const ofDevice = device && 'deviceId' in device ? device : undefined;
  const chosen = sent === '' || kind.about === 'device-kept' ? (ofDevice?.childId ?? sent) : sent;
  if (chosen === '') {
    wrong('child', 'Choose the child');
    return undefined;
  }
  const child = children.find((each) => each.childId === chosen);
  const may =
    child && can(actor, 'event.record', { childId: child.childId, homeId: child.homeId ?? undefined });
  if (!child || !may?.allow) {
    wrong('child', 'Choose a child who lives here');
    return undefined;
  }
  if (ofDevice && ofDevice.childId !== child.childId)
    wrong('device', `Choose a device of ${child.givenName}’s, or describe one that is not in the list`);
  return child;
}

/** The device: one of the list, or a description. */
function deviceIn(body: FormBody, { devices }: Loaded, wrong: Wrong): HeldDevice | Described | undefined {
  const sent = valueOf(body, 'device');
  const described = sent === 'new' || (sent === '' && devices.length === 0);
  if (!described) {
    const device = devices.find((each) => each.deviceId === sent);
    if (!device) wrong('device', sent === '' ? 'Choose the device' : 'Choose a device from the list');
    return device;
  }
  const kind = valueOf(body, 'device-kind');
  const owner = valueOf(body, 'device-owner') || 'unknown';
  const description = valueOf(body, 'device-description').trim();
  if (!DEVICE_KINDS.some((each) => each.value === kind))
    wrong('device-kind', 'Choose what kind of device it is');
  if (description === '')
    wrong('device-description', 'Describe the device, like blue phone with a cracked corner');
  wrong('device-description', tooLong(description, SHORT));
  if (!OWNERS.some((each) => each.value === owner)) wrong('device-owner', 'Choose whose it is');
  return { kind, owner, description };
}

/** Answers to questions that a check asked: of the event, and of the proposal that stands before it. */
function answersIn(body: FormBody, kind: Kind): Readonly<Record<string, FactValue>> {
  const types = kind.proposal ? [kind.type, kind.proposal] : [kind.type];
  const questions = types.flatMap((type) => factsOf(type).flatMap((fact) => questionOf(type, fact) ?? []));
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answerOf(question, valuesOf(body, question.field));
      return answer === undefined ? [] : [[question.fact, answer] as const];
    }),
  );
}
