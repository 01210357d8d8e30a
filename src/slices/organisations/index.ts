export type { LocalContact } from './model/local-contact.ts';
export { asDirectoryEntry, openingWords } from './model/local-contact.ts';
export type { NewAuthority, SettingChoice } from './store/add.ts';
export { addAuthority, addHome, addProvider, adoptPack, setSetting } from './store/add.ts';
export type { Authority, Home } from './store/homes.ts';
export {
  adoptedPacks,
  authoritiesOf,
  authorityById,
  homeById,
  homesOf,
  settingsOfHome,
} from './store/homes.ts';
export { addLocalContact, localContactsOf } from './store/local-contacts.ts';
