import { Fragment, type VNode } from 'preact';
import type { Actor, RoleHeld } from '#access/actor.ts';
import { isVisitor, ROLE_WORDS } from '#access/actor.ts';
import { IDLE } from '#slices/account/index.ts';
import { NotificationBanner } from '#ui/govuk/notification-banner.tsx';
import type { NavItem } from '#ui/layout/chrome.ts';
import { CsrfField } from '#ui/layout/csrf-field.tsx';
import { Page } from '#ui/layout/page.tsx';
import { renderPage } from '#ui/render.ts';
import type { Drawn, FormState, NavKey, OpenSession } from '#web/page.ts';
import type { Deps } from './deps.ts';

const NAV: Readonly<Record<NavKey, { readonly href: string; readonly text: string }>> = {
  record: { href: '/record', text: 'Record something' },
  home: { href: '/home', text: 'My home' },
  children: { href: '/children', text: 'Children' },
  devices: { href: '/devices', text: 'Devices' },
  notices: { href: '/notices', text: 'Notices' },
  reviews: { href: '/reviews', text: 'To decide' },
  registers: { href: '/registers', text: 'Registers' },
  library: { href: '/library', text: 'Library' },
};

/** The navigation of somebody's roles, and what waits for them to be the second person. */
function navWith(actor: Actor, waiting: number): readonly NavItem[] {
  const items = navFor(actor);
  if (waiting === 0) return items;
  const { href, text } = NAV.reviews;
  return [...items.slice(0, -1), { href, text: `${text} (${waiting})` }, ...items.slice(-1)];
}

/** The navigation of somebody's roles: only what they may open. */
export function navFor(actor: Actor): readonly (NavItem & { readonly key: NavKey })[] {
  const at = (...keys: NavKey[]) => keys.map((key) => ({ key, ...NAV[key] }));
  if (isVisitor(actor)) return at('registers', 'library');
  if (actor.homes.length > 0) return at('record', 'home', 'children', 'devices', 'library');
  if (actor.roles.some((held) => held.role === 'responsible-individual'))
    return at('home', 'children', 'devices', 'library');
  if (actor.roles.some((held) => held.role === 'social-worker')) return at('notices', 'children', 'library');
  return at('library');
}

/** Where somebody lands after signing in. */
export function firstPageFor(actor: Actor): string {
  if (isVisitor(actor)) return '/registers';
  const keys = navFor(actor).map((item) => item.key);
  if (keys.includes('home')) return '/home';
  return keys.includes('notices') ? '/notices' : '/library';
}

/** The role in words, the most responsible one first. */
export function roleWords(roles: readonly RoleHeld[]): string {
  const order = [
    'responsible-individual',
    'registered-manager',
    'senior-support-worker',
    'support-worker',
    'social-worker',
    'board-member',
    'agency-contact',
    'inspector',
    'independent-visitor',
  ] as const;
  const role = order.find((each) => roles.some((held) => held.role === each));
  return role ? ROLE_WORDS[role] : '';
}

/** The hidden inputs of every form: the session's token and the key that makes a second press harmless. */
export function hiddenFields(csrf: string, submission: string): VNode {
  return (
    <Fragment>
      <CsrfField csrf={csrf} />
      <input type="hidden" name="submission" value={submission} />
    </Fragment>
  );
}

/** Puts the house around a drawn page. */
export function drawPage(
  deps: Deps,
  who: {
    readonly actor: Actor;
    readonly csrf: string;
    readonly session?: Pick<OpenSession, 'news' | 'deviceClass' | 'waiting'>;
  },
  drawn: Drawn,
  form: Pick<FormState, 'errors' | 'notice'>,
): string {
  return renderPage(
    <Page
      title={drawn.title}
      assets={deps.assets}
      errors={form.errors}
      user={{ name: who.actor.name, role: roleWords(who.actor.roles) }}
      csrf={who.csrf}
      nav={navWith(who.actor, who.session?.waiting ?? 0)}
      current={drawn.current && NAV[drawn.current].href}
      switchHref="/switch-person"
      hideAction="/hide"
      idle={who.session && IDLE[who.session.deviceClass]}
      caption={drawn.caption}
      heading={drawn.heading}
      lead={drawn.lead}
      backLink={drawn.backTo}
      wide={drawn.wide}
      againAfter={drawn.againAfter}
      banner={
        form.notice ? (
          <NotificationBanner title="Somebody else was here first">{form.notice}</NotificationBanner>
        ) : who.session?.news ? (
          <NotificationBanner>
            Colleagues are changing, or have changed, how you sign in.{' '}
            <a href="/account">Look at your account</a>.
          </NotificationBanner>
        ) : undefined
      }
    >
      {drawn.body}
    </Page>,
  );
}
