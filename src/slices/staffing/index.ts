export type { FedPerson } from './store/feed.ts';
export {
  dropFed,
  fedPeople,
  isFeedKey,
  keepFed,
  rename,
  userNameTaken,
} from './store/feed.ts';
