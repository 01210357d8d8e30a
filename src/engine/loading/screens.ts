import { parse } from 'yaml';
import { z } from 'zod';

/** A screen of the product that a clause may name as the place where it is met. */
export type Screen = {
  readonly id: string;
  readonly title: string;
  readonly state: 'built' | 'planned';
  /** Where a built screen stands: "/home". */
  readonly route?: string | undefined;
};

const screensSchema = z.strictObject({
  screens: z.array(
    z.discriminatedUnion('state', [
      z.object({
        id: z.string(),
        title: z.string(),
        state: z.literal('built'),
        route: z.string(),
      }),
      z.object({ id: z.string(), title: z.string(), state: z.literal('planned') }),
    ]),
  ),
});

/** Reads packs/screens.yaml. Throws where it is not what it should be: it is part of Kith, not of a pack. */
export function readScreens(text: string): readonly Screen[] {
  return screensSchema.parse(parse(text)).screens;
}
