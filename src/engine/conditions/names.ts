import type { EventType, FactType } from '../facts.ts';
import { EVENTS } from '../facts.ts';
import type { Setting } from '../pack-schema.ts';

/** The names that a condition may use on one event type, each with its published type. */
export type Names = {
  readonly event: EventType;
  readonly noun: string;
  readonly types: Readonly<Record<string, FactType>>;
};

const CHILD: FactType = { is: 'group', facts: { age: { is: 'number' }, known: { is: 'boolean' } } };

function settingType(setting: Setting): FactType {
  if (setting.type === 'yes-no') return { is: 'boolean' };
  if (setting.type === 'choice') {
    return { is: 'one-of', values: (setting.choices ?? []).map((choice) => choice.value) };
  }
  return { is: 'text' };
}

/** What conditions may speak of on this event: its facts by their noun, the child, the settings, the adopted packs. */
export function namesFor(
  event: EventType,
  settings: readonly Setting[],
  packIds: readonly string[] | undefined,
): Names {
  const { noun, facts } = EVENTS[event];
  return {
    event,
    noun,
    types: {
      [noun]: { is: 'group', facts },
      child: CHILD,
      settings: {
        is: 'group',
        facts: Object.fromEntries(settings.map((setting) => [setting.id, settingType(setting)])),
      },
      adopted: packIds ? { is: 'list', values: packIds } : { is: 'list' },
    },
  };
}

/** The published type at a path below an event's facts, or `undefined` when there is no such fact. */
export function factAt(
  facts: Readonly<Record<string, FactType>>,
  path: readonly string[],
): FactType | undefined {
  let within: Readonly<Record<string, FactType>> | undefined = facts;
  let found: FactType | undefined;
  for (const name of path) {
    found = within && Object.hasOwn(within, name) ? within[name] : undefined;
    if (!found) return undefined;
    within = found.is === 'group' ? found.facts : undefined;
  }
  return found;
}
