import type { VNode } from 'preact';
import type { Voice } from '../model/voice.ts';
import { inVoice, VOICES } from '../model/voice.ts';

/** The same page for another reader. */
export function Voices({ address, voice }: { readonly address: string; readonly voice: Voice }): VNode {
  return (
    <nav aria-label="Written for">
      <ul class="kith-row kith-voices kith-no-print">
        {(Object.keys(VOICES) as Voice[]).map((each) => (
          <li>
            <a href={inVoice(address, each)} aria-current={each === voice ? 'page' : undefined}>
              {VOICES[each]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
