import type { VNode } from 'preact';
import type { Content } from '#ui/govuk/content.ts';

export interface IdentityBarProps {
  /** Whose page this is: name, age, home. */
  readonly title: Content;
  readonly label?: string | undefined;
  /** Badges and links at the right. */
  readonly children?: Content | undefined;
}

/** Whose record this is, on every page of that record. */
export function IdentityBar(props: IdentityBarProps): VNode {
  return (
    <section class="moj-identity-bar" aria-label={props.label ?? 'Whose record this is'}>
      <div class="moj-identity-bar__container">
        <div class="moj-identity-bar__details">
          <span class="moj-identity-bar__title">{props.title}</span>
        </div>
        {props.children !== undefined && <div class="moj-identity-bar__actions">{props.children}</div>}
      </div>
    </section>
  );
}
