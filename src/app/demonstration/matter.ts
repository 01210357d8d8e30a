import type { FactValue } from '#engine/types.ts';
import type { ChildKey } from './children.data.ts';
import type { StaffKey } from './people.data.ts';

type Facts = Readonly<Record<string, FactValue>>;

/** When a matter began: on a clock of an earlier day, or so many hours before now. */
export type Began = { readonly daysAgo: number; readonly time: string } | { readonly hoursAgo: number };

/** When something followed: minutes after the beginning, or on a clock so many days after that day. */
export type Followed = { readonly minutes: number } | { readonly days: number; readonly time: string };

/** Words for people, and times counted from the day that the entry is written. */
export type Words = {
  readonly words?: string;
  readonly childSaid?: string;
  readonly device?: string;
  readonly safe?: 'yes' | 'no' | 'not-sure';
  readonly seal?: string;
  readonly keptAt?: string;
  readonly reference?: string;
  readonly reach?: string;
  readonly endsInDays?: number;
  readonly reviewInDays?: number;
};

/** A device as it comes into the register, under a name of its own within the child's story. */
export type NewDevice = {
  readonly key: string;
  readonly kind: string;
  readonly description: string;
  readonly owner: 'child' | 'home' | 'other' | 'unknown';
};

/** What somebody enters later. `about`: the first event where it is left out, or the worry told with it. */
export type Step = {
  readonly at: Followed;
  readonly by: StaffKey;
  readonly about?: 'worry';
  readonly says?: Words;
  readonly facts?: Facts;
} & (
  | { readonly does: 'add' | 'correct' | 'note' | 'review' }
  /** The first event happened so many minutes earlier than was written. */
  | { readonly does: 'correct-time'; readonly earlier: number }
  | { readonly does: 'answer'; readonly view: 'agrees' | 'objects' | 'received' }
  /** A further event of the same device. */
  | { readonly does: 'tell'; readonly type: string }
);

/**
 * How the duties of a matter are looked after, by action and recipient ("notify social-worker"), where it is not in
 * good time: `late` after the time that was due, `tried` reached after two tries, `unreached` two tries and no more,
 * `left` not at all, `set-aside` by the manager.
 */
export type Care = 'late' | 'tried' | 'unreached' | 'left' | 'set-aside';

/** One thing that happened, and everything that people entered about it. */
export type Matter = {
  readonly child: ChildKey;
  readonly by: StaffKey;
  readonly began: Began;
  /** Minutes between the event and its first entry. */
  readonly wroteAfter: number;
  readonly type: string;
  readonly facts: Facts;
  readonly says: Words;
  /** Name of a device within the child's story; a new one comes into the register with this event. */
  readonly device?: string | NewDevice;
  /** A worry told in the same breath. */
  readonly worry?: Facts;
  readonly steps?: readonly Step[];
  readonly care?: Readonly<Record<string, Care>>;
};
