/**
 * Asks for the page again after the seconds it names, while something is going on that it shows. Not while somebody is
 * in its form, nor while nobody looks: then it waits its turn once more.
 */
export function lookAgain(page: Document): void {
  const seconds = Number(page.body.dataset['kithAgainAfter']);
  if (!(seconds > 0)) return;
  const busy = (): boolean => page.hidden || page.activeElement?.closest('form') != null;
  const wait = (): void => {
    page.defaultView?.setTimeout(() => (busy() ? wait() : page.location.reload()), seconds * 1000);
  };
  wait();
}
