import type { VNode } from 'preact';
import type { HeaderUser, NavItem } from './chrome.ts';

export interface HeaderProps {
  /** Where the name leads. */
  readonly homeHref: string;
  readonly nav?: readonly NavItem[] | undefined;
  readonly user?: HeaderUser | undefined;
  /** Hands the tablet to somebody else without signing out of the device. */
  readonly switchHref?: string | undefined;
  /** Address that blanks the screen and locks. */
  readonly hideAction?: string | undefined;
  /** Address that the sign-out form is sent to. */
  readonly signOutAction: string;
  readonly csrf: string;
}

/** Kith's own header: name, navigation, who is signed in and the way out. */
export function Header(props: HeaderProps): VNode {
  return (
    <header class="kith-header">
      <div class="kith-width kith-header__row">
        <a class="kith-header__name" href={props.homeHref}>
          Kith
        </a>
        {props.nav && props.nav.length > 0 && (
          <nav class="kith-header__nav" aria-label="Main">
            <ul class="kith-header__list">
              {props.nav.map((item) => (
                <li>
                  <a
                    class="kith-header__link"
                    href={item.href}
                    aria-current={item.current ? 'page' : undefined}
                  >
                    {item.text}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {props.user && <WhoIsHere {...props} user={props.user} />}
      </div>
    </header>
  );
}

function WhoIsHere(props: HeaderProps & { user: HeaderUser }): VNode {
  return (
    <div class="kith-header__user">
      <span class="kith-header__who">
        <span class="govuk-visually-hidden">Signed in as </span>
        {props.user.name}
        <span class="kith-header__role">, {props.user.role}</span>
      </span>
      {props.switchHref && (
        <>
          <Dot />
          <a class="kith-header__link" href={props.switchHref}>
            Switch person
          </a>
        </>
      )}
      {props.hideAction && (
        <>
          <Dot />
          <form class="kith-header__form" method="post" action={props.hideAction} data-kith-hide>
            <input type="hidden" name="csrf" value={props.csrf} />
            <button class="kith-header__link kith-header__button" type="submit" title="Escape, twice">
              Hide<span class="kith-header__role"> the screen</span>
            </button>
          </form>
        </>
      )}
      <Dot />
      <form class="kith-header__form" method="post" action={props.signOutAction}>
        <input type="hidden" name="csrf" value={props.csrf} />
        <button class="kith-header__link kith-header__button" type="submit">
          Sign out
        </button>
      </form>
    </div>
  );
}

function Dot(): VNode {
  return (
    <span class="kith-header__dot" aria-hidden="true">
      ·
    </span>
  );
}
