import type { VNode } from 'preact';

/** The session's token: first in every form that changes something. */
export function CsrfField({ csrf }: { csrf: string }): VNode {
  return <input type="hidden" name="csrf" value={csrf} />;
}
