import type { VNode } from 'preact';

const figure = (number: number): string => number.toLocaleString('en-GB');

/** How far the look at what would change has come. */
export function LookProgress({ done, of }: { readonly done: number; readonly of: number }): VNode {
  const words = `Looked at ${figure(done)} of ${figure(of)} cases`;
  return (
    <div class="kith-progress">
      <label for="look">{words}</label>
      <progress id="look" max={Math.max(of, 1)} value={done}>
        {words}
      </progress>
    </div>
  );
}
