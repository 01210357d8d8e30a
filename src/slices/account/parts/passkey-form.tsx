import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';

/** A form that a passkey answers: the script asks for it and sends the answer; it stays hidden where there is none. */
export function PasskeyForm(props: {
  readonly action: string;
  readonly hidden: VNode;
  readonly asked: { readonly options: string; readonly sealed: string };
  readonly button: string;
  readonly secondary?: boolean;
}): VNode {
  return (
    <form
      method="post"
      action={props.action}
      hidden
      data-kith-passkey="get"
      data-kith-options={props.asked.options}
    >
      {props.hidden}
      <input type="hidden" name="sealed" value={props.asked.sealed} />
      <input type="hidden" name="response" value="" />
      <p class="govuk-error-message" role="alert" data-kith-passkey-said hidden />
      <Button classes={props.secondary ? 'govuk-button--secondary' : undefined}>{props.button}</Button>
    </form>
  );
}
