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
