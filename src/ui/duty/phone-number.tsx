import type { VNode } from 'preact';

/** A phone number that calls when it is tapped. */
export function PhoneNumber({ number }: { number: string }): VNode {
  return (
    <a class="govuk-link kith-phone" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      {number}
    </a>
  );
}
