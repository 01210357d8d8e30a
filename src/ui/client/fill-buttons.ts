/** Date and time on the wall in London, whatever zone the tablet is set to. */
function londonParts(now: Date): Record<'day' | 'month' | 'year' | 'hour' | 'minute', string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return {
    day: parts['day'] ?? '',
    month: parts['month'] ?? '',
    year: parts['year'] ?? '',
    hour: parts['hour'] ?? '',
    minute: parts['minute'] ?? '',
  };
}

/** Makes "Now" and "Today" fill their boxes at once; without this they are submit buttons that ask the server to. */
export function enhanceFillButtons(page: Document, clock: () => Date): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-kith-fill]')) {
    button.addEventListener('click', (event) => {
      if (fill(button, londonParts(clock()))) event.preventDefault();
    });
  }
}

/** Fills what the button names; false where its form has no such boxes, so that the server does it. */
function fill(button: HTMLButtonElement, now: ReturnType<typeof londonParts>): boolean {
  const form = button.form;
  const { kithDate, kithTime, kithFill } = button.dataset;
  if (!form) return false;
  const values = new Map<string, string>();
  if (kithDate !== undefined) {
    const prefix = kithDate === '' ? '' : `${kithDate}-`;
    values.set(`${prefix}day`, now.day).set(`${prefix}month`, now.month).set(`${prefix}year`, now.year);
  }
  if (kithTime !== undefined && kithFill === 'now') values.set(kithTime, `${now.hour}:${now.minute}`);
  const boxes = [...values.keys()].map((name) => form.elements.namedItem(name));
  if (values.size === 0 || !boxes.every((box) => box instanceof HTMLInputElement)) return false;
  for (const box of boxes) {
    box.value = values.get(box.name) ?? '';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
  }
  boxes[0]?.focus();
  return true;
}
