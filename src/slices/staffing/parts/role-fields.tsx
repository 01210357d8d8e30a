import type { VNode } from 'preact';
import { ChoiceField } from '#web/form-fields.tsx';
import type { FormState } from '#web/page.ts';
import type { PlaceKind } from '../model/role-words.ts';
import { ROLES_AT, roleWords } from '../model/role-words.ts';

/** Where a role may be given, as a form offers it. */
export type PlaceChoice = {
  readonly key: string;
  readonly kind: PlaceKind;
  readonly place: { readonly name: string };
};

/** Which role, and where. Only roles that some place on offer can have. */
export function RoleFields(props: {
  readonly form: FormState;
  readonly places: readonly PlaceChoice[];
}): VNode {
  const { form, places } = props;
  const kinds = new Set(places.map(({ kind }) => kind));
  const roles = [...kinds].flatMap((kind) => ROLES_AT[kind]);
  const [only, another] = places;
  return (
    <>
      {only && !another ? (
        <>
          <input type="hidden" name="place" value={only.key} />
          <p>{only.place.name}</p>
        </>
      ) : (
        <ChoiceField
          form={form}
          name="place"
          label="Where?"
          items={places.map(({ key, place }) => ({ value: key, text: place.name }))}
        />
      )}
      <ChoiceField
        form={form}
        name="role"
        label="Which role?"
        items={roles.map((role) => ({ value: role, text: roleWords(role) }))}
      />
    </>
  );
}
