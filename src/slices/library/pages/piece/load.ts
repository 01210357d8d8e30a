import type { PageContext } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import type { Piece } from '../../model/pieces.ts';
import { isPieceKind, pieceOf } from '../../model/pieces.ts';
import type { Held } from '../../model/policy.ts';
import { readingOf, versionOf } from '../shared/load.ts';

/** A piece of a policy, and the policy. */
export type Loaded = { readonly held: Held; readonly piece: Piece };

export async function load(ctx: PageContext, sources: () => Sources): Promise<Loaded | undefined> {
  const { pack = '', version = '', part = '', piece: id = '' } = ctx.params;
  const held = versionOf(await readingOf(ctx, sources), pack, version);
  const piece = held && isPieceKind(part) ? pieceOf(held.policy, part, id) : undefined;
  return held && piece && { held, piece };
}
