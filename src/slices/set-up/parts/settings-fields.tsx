import type { VNode } from 'preact';
import { Details } from '#ui/govuk/details.tsx';
import type { SettingGroup } from '#web/open-settings.ts';
import { fieldOf } from '#web/open-settings.ts';
import { SettingField } from '#web/setting-field.tsx';
import type { Asked } from '../model/asked.ts';

/** What the policies leave open, by policy, folded away: everything has a value already. */
export function SettingsFields({ asked, groups }: { asked: Asked; groups: readonly SettingGroup[] }): VNode {
  return (
    <>
      {groups.map((group) => {
        const open = group.settings.some((setting) => asked.errorAt(fieldOf(setting)) !== undefined);
        const many = group.settings.length;
        return (
          <Details summary={`${group.title}: ${many} ${many === 1 ? 'question' : 'questions'}`} open={open}>
            {group.settings.map((setting) => (
              <SettingField asked={asked} setting={setting} />
            ))}
          </Details>
        );
      })}
    </>
  );
}
