import type { Actor } from '#access/actor.ts';
import { AuthPage } from '#ui/layout/auth-page.tsx';
import { renderPage } from '#ui/render.ts';
import type { Deps } from './deps.ts';
import { drawPage } from './draw.tsx';

type Who = { readonly actor: Actor; readonly csrf: string };

/** The one answer for what is not there and for what somebody may not see. */
export function notFoundPage(deps: Deps, who: Who): string {
  return drawPage(
    deps,
    who,
    {
      title: 'Page not found',
      heading: 'Page not found',
      body: (
        <>
          <p>Nothing at this address is open to you.</p>
          <p>Check the address, or go back to where you started.</p>
        </>
      ),
    },
    { errors: [] },
  );
}

/** A page for trouble that has nobody signed in, or no database to ask. */
export function plainPage(deps: Pick<Deps, 'assets'>, title: string, ...lines: readonly string[]): string {
  return renderPage(
    <AuthPage title={title} heading={title} assets={deps.assets}>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
    </AuthPage>,
  );
}
