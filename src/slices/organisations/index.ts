export type { LocalContact } from './model/local-contact.ts';
export { asDirectoryEntry, openingWords } from './model/local-contact.ts';
export type { NewAuthority, SettingChoice } from './store/add.ts';
export { addAuthority, addHome, addProvider, adoptPack, setSetting } from './store/add.ts';
export type { Adoption } from './store/adoptions.ts';
export {
  addAdoption,
  adoptedPacks,
  adoptionById,
  endAdoption,
  packsOfHome,
} from './store/adoptions.ts';
export type { Authority, Home } from './store/homes.ts';
export {
  authoritiesOf,
  authorityById,
  homeById,
  homesOf,
} from './store/homes.ts';
export { addLocalContact, localContactsOf } from './store/local-contacts.ts';
export type { Partner } from './store/partners.ts';
export { addPartner, partnerById, partnersOf } from './store/partners.ts';
export type { ChosenSetting, SettingsStory } from './store/settings.ts';
export { chosenAt, holdPolicies, settingsBy, settingsOfHome, settingsStory } from './store/settings.ts';
