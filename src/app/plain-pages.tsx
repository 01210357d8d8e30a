import type { VNode } from 'preact';
import type { Actor } from '#access/actor.ts';
import { Button } from '#ui/govuk/button.tsx';
import { AuthPage } from '#ui/layout/auth-page.tsx';
import { CsrfField } from '#ui/layout/csrf-field.tsx';
import { renderPage } from '#ui/render.ts';
import type { FormBody } from '#web/page.ts';
import type { Deps } from './deps.ts';
import { drawPage } from './draw.tsx';

type Who = { readonly actor: Actor; readonly csrf: string };
type WithAssets = Pick<Deps, 'assets'>;

const ABSENT = 'Page not found';

function absentWords(): VNode {
  return (
    <>
      <p>Nothing at this address is open to you.</p>
      <p>Check the address, or go back to where you started.</p>
    </>
  );
}

/** The one answer for what is not there and for what somebody may not see. */
export function notFoundPage(deps: Deps, who: Who): string {
  return drawPage(deps, who, { title: ABSENT, heading: ABSENT, body: absentWords() }, { errors: [] });
}

/** The same for somebody who has not signed in. */
export function absentPage(deps: WithAssets): string {
  return renderPage(
    <AuthPage title={ABSENT} heading={ABSENT} assets={deps.assets}>
      {absentWords()}
    </AuthPage>,
  );
}

/** A page for trouble that has nobody signed in, or no database to ask. */
export function plainPage(deps: WithAssets, title: string, ...lines: readonly string[]): string {
  return renderPage(
    <AuthPage title={title} heading={title} assets={deps.assets}>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
    </AuthPage>,
  );
}

/** For somebody signed in who holds no role today. */
export function withoutRolePage(deps: WithAssets, csrf: string): string {
  return renderPage(
    <AuthPage title="No role today" heading="You hold no role in Kith today" assets={deps.assets}>
      <p>Ask your manager to give you your role. Then sign in again.</p>
      <form method="post" action="/sign-out">
        <CsrfField csrf={csrf} />
        <Button>Sign out</Button>
      </form>
    </AuthPage>,
  );
}

/** What was typed and where it was sent, so that the same form can be sent once more. */
export type Typed = { readonly action: string; readonly body: FormBody };

/** These are never written back into a page. */
const SECRET = /password|code|secret/i;

/**
 * A page for trouble that may pass. What was typed is in it, for the same address: its submission key makes sending it
 * twice harmless.
 */
export function tryAgainPage(
  deps: WithAssets,
  words: { readonly title: string; readonly lines: readonly string[] },
  typed: Typed | undefined,
): string {
  return renderPage(
    <AuthPage title={words.title} heading={words.title} assets={deps.assets}>
      {words.lines.map((line) => (
        <p>{line}</p>
      ))}
      {typed && (
        <form method="post" action={typed.action}>
          {Object.entries(typed.body)
            .filter(([name]) => !SECRET.test(name))
            .flatMap(([name, value]) =>
              [value].flat().map((each) => <input type="hidden" name={name} value={each} />),
            )}
          <p>What you typed is kept on this page.</p>
          <Button preventDoubleClick>Try again</Button>
        </form>
      )}
    </AuthPage>,
  );
}
