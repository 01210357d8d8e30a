import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { policyAddress } from '../model/addresses.ts';
import { CLAUSE_KINDS } from '../model/clause-words.ts';
import type { Narrowing } from '../model/narrow.ts';
import { choicesIn, ROLE_WORDS, TOPIC_WORDS } from '../model/narrow.ts';
import type { Policy } from '../model/policy.ts';

/** Narrows a policy by whom it asks, by subject and by kind; a plain GET, so that what was found has an address. */
export function NarrowForm({
  policy,
  narrowing,
}: {
  readonly policy: Policy;
  readonly narrowing: Narrowing;
}): VNode {
  const choices = choicesIn(policy.sections, policy.pack.data.roles);
  const address = policyAddress(policy.pack);
  const any = Object.values(narrowing).some((value) => value !== '');
  return (
    <form
      class="kith-card kith-card--bare kith-narrow kith-no-print"
      method="get"
      action={address}
      aria-label="Narrow this policy"
    >
      {choices.roles.length > 0 && (
        <Select
          name="role"
          label="What does this ask of …"
          value={narrowing.role}
          items={[
            { value: '', text: 'Everybody' },
            ...choices.roles.map((role) => ({ value: role, text: ROLE_WORDS[role] })),
          ]}
        />
      )}
      {choices.topics.length > 0 && (
        <Select
          name="topic"
          label="About"
          value={narrowing.topic}
          items={[
            { value: '', text: 'Everything' },
            ...choices.topics.map((topic) => ({ value: topic, text: TOPIC_WORDS[topic] })),
          ]}
        />
      )}
      <Select
        name="kind"
        label="Kind of clause"
        value={narrowing.kind}
        items={[
          { value: '', text: 'All kinds' },
          ...choices.kinds.map((kind) => ({ value: kind, text: CLAUSE_KINDS[kind] })),
        ]}
      />
      <div class="kith-narrow__press">
        <Button classes="govuk-button--secondary">Show these</Button>
        {any && (
          <a class="kith-nowrap" href={address}>
            Show all
          </a>
        )}
      </div>
    </form>
  );
}
