/** Two presses of Escape within this time hide the screen. */
const TWICE_MS = 800;

/** The form somebody has typed into, if any. */
let typedInto: HTMLFormElement | undefined;

/**
 * Blanks the page at once, then has the server lock: what was typed goes with it, kept for its person alone. Never a
 * password, never a file.
 */
function hide(button: HTMLFormElement): void {
  const going = document.createElement('form');
  going.method = 'post';
  going.action = button.action;
  going.hidden = true;
  const add = (name: string, value: string): void => {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    going.append(field);
  };
  const typed = typedInto?.isConnected ? typedInto : undefined;
  add('kith-typed-at', location.pathname + location.search);
  const secret = new Set(
    [...(typed?.querySelectorAll<HTMLInputElement>('input[type=password]') ?? [])].map(({ name }) => name),
  );
  for (const [name, value] of typed ? new FormData(typed) : [])
    if (typeof value === 'string' && name !== 'csrf' && !secret.has(name)) add(name, value);
  add('csrf', button.querySelector<HTMLInputElement>('input[name=csrf]')?.value ?? '');
  document.body.replaceChildren(going);
  document.body.className = 'govuk-template__body kith-blank';
  document.title = 'Kith';
  going.submit();
}

/** The button in the header, Escape twice, and a device that nobody has touched for as long as a session may rest. */
export function enhanceHiding(page: Document): void {
  // A page out of the browser's memory is asked for anew: who sits here may be somebody else by now.
  page.defaultView?.addEventListener('pageshow', (event) => {
    if (event.persisted) page.location.reload();
  });
  const button = page.querySelector<HTMLFormElement>('form[data-kith-hide]');
  if (!button) return;
  page.addEventListener('input', (event) => {
    const form = (event.target as Element | null)?.closest('form');
    if (form?.closest('main')) typedInto = form;
  });
  button.addEventListener('submit', (event) => {
    event.preventDefault();
    hide(button);
  });
  let lastEscape = -TWICE_MS;
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (event.timeStamp - lastEscape < TWICE_MS) hide(button);
    lastEscape = event.timeStamp;
  });
  lockWhenIdle(page, button);
}

function lockWhenIdle(page: Document, button: HTMLFormElement): void {
  const idle = Number(page.body.dataset['kithIdle']);
  if (!(idle > 0)) return;
  const view = page.defaultView;
  let timer: number | undefined;
  const again = (): void => {
    view?.clearTimeout(timer);
    timer = view?.setTimeout(() => hide(button), idle);
  };
  for (const each of ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'])
    page.addEventListener(each, again, { passive: true });
  again();
}
