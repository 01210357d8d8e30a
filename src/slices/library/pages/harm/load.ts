import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { HarmFacts, Voice } from '../../model/harm.ts';
import { harmFacts, isHarm, isVoice } from '../../model/harm.ts';
import type { Sources } from '../../model/library.ts';
import { readingOf } from '../shared/load.ts';

/** One harm in one of three voices. */
export type Loaded = { readonly facts: HarmFacts; readonly voice: Voice };

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded | undefined> {
  const harm = ctx.params['harm'] ?? '';
  if (!isHarm(harm) || harm === 'other') return undefined;
  const asked = valueOf(ctx.query, 'voice');
  const voice = isVoice(asked) ? asked : 'staff';
  const { held } = await readingOf(ctx, sources);
  return { facts: harmFacts(harm, held, voice, ctx.now), voice };
}
