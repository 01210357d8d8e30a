import { PhoneNumber } from '#ui/duty/phone-number.tsx';
import type { Drawn } from '#web/page.ts';
import { KINDS } from '../../model/kinds.ts';
import type { Loaded } from './load.ts';

/** The seven things that can be recorded, as big choices. */
export function view({ childId, childName }: Loaded): Drawn {
  const query = childId ? `?child=${childId}` : '';
  return {
    title: 'What happened?',
    caption: childName,
    heading: 'What happened?',
    lead: 'It takes a minute. You can finish the rest later, or a colleague can.',
    current: 'record',
    backTo: childId && childName ? { href: `/children/${childId}`, text: childName } : undefined,
    body: (
      <>
        <p class="kith-danger-line">
          Is somebody in danger now? Ring <PhoneNumber number="999" /> first.
        </p>
        <ul class="kith-choices">
          {KINDS.map((kind) => (
            <li class="kith-choices__item">
              <a class="kith-choices__link" href={`/record/${kind.id}${query}`}>
                {kind.choice}
              </a>
              <p class="kith-choices__hint">{kind.hint}</p>
            </li>
          ))}
        </ul>
      </>
    ),
  };
}
