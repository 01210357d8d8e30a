import type { ColumnType, Generated } from 'kysely';
import type { Instant } from '#kernel/instant.ts';

/** timestamptz: read as epoch milliseconds, written as a Date. */
type Moment = ColumnType<Instant, Date, Date>;
type MomentOrNull = ColumnType<Instant | null, Date | null | undefined, Date | null>;
/** jsonb: read as the value, written as JSON text. */
type Json = ColumnType<unknown, string, string>;
type Text = ColumnType<string | null, string | null | undefined, string | null>;

interface ProviderTable {
  provider_id: string;
  name: string;
  created_at: Moment;
}
interface HomeTable {
  provider_id: string;
  home_id: string;
  name: string;
  phone: Text;
  created_at: Moment;
}
interface AuthorityTable {
  provider_id: string;
  authority_id: string;
  name: string;
  phone: Text;
  out_of_hours_phone: Text;
  email: Text;
}
interface AdoptedPackTable {
  provider_id: string;
  pack_id: string;
  version: string;
  adopted_from: string;
  adopted_at: Moment;
  adoption_id: Generated<string>;
  home_id: Text;
  adopted_to: Text;
  adopted_by: Text;
  reason: Text;
  ended_at: MomentOrNull;
  ended_by: Text;
  end_reason: Text;
}
interface SettingValueTable {
  provider_id: string;
  home_id: string;
  setting_id: string;
  set_at: Moment;
  value: Json;
  set_by: string;
  reason: string;
}
interface PersonTable {
  provider_id: string;
  person_id: string;
  given_name: string;
  family_name: string;
  phone: Text;
  out_of_hours_phone: Text;
  email: Text;
  created_at: Moment;
}
interface RoleHeldTable {
  provider_id: string;
  role_held_id: string;
  person_id: string;
  role: string;
  home_id: Text;
  authority_id: Text;
  partner_id: Text;
  held_from: string;
  held_to: Text;
  given_by: Text;
  given_at: MomentOrNull;
  ended_at: MomentOrNull;
  end_set_by: Text;
  end_set_at: MomentOrNull;
  end_reason: Text;
}
interface ShiftTable {
  provider_id: string;
  home_id: string;
  person_id: string;
  starts_at: Moment;
  ends_at: Moment;
  shift_id: Generated<string>;
  planned: Generated<boolean>;
  covers: Text;
  planned_by: Text;
  planned_at: MomentOrNull;
}
interface ShiftWordTable {
  provider_id: string;
  word_id: string;
  seq: Generated<number>;
  shift_id: string;
  home_id: string;
  says: 'came' | 'left' | 'absent' | 'withdrawn';
  at: MomentOrNull;
  why: Text;
  said_at: Moment;
  said_by: string;
}
interface VisitTable {
  provider_id: string;
  visit_id: string;
  home_id: string;
  name: string;
  capacity: string;
  child_id: Text;
  came_at: Moment;
  left_at: MomentOrNull;
  written_by: string;
  written_at: Moment;
  left_written_by: Text;
}
interface PartnerTable {
  provider_id: string;
  partner_id: string;
  home_id: Text;
  kind: 'agency' | 'partnership';
  name: string;
  phone: Text;
  added_at: Moment;
  added_by: string;
}
interface ImportTable {
  provider_id: string;
  import_id: string;
  kind: 'staff' | 'children';
  at: Moment;
  by_person: string;
  digest: Buffer;
  made: Json;
}
interface ChildTable {
  provider_id: string;
  child_id: string;
  given_name: string;
  family_name: string;
  date_of_birth: string;
  authority_id: string;
  local_authority: Text;
  created_at: Moment;
}
interface PlacementTable {
  provider_id: string;
  placement_id: string;
  child_id: string;
  home_id: string;
  kind: string;
  started_on: string;
  ended_on: Text;
}
interface AllocationTable {
  provider_id: string;
  allocation_id: string;
  child_id: string;
  person_id: string;
  allocated_from: string;
  allocated_to: Text;
  given_by: Text;
  given_at: MomentOrNull;
  ended_at: MomentOrNull;
  end_set_by: Text;
  end_reason: Text;
}
interface ChildAdultTable {
  provider_id: string;
  child_adult_id: string;
  child_id: string;
  relation: string;
  recipient: string;
  name: string;
  phone: Text;
  parental_responsibility: boolean;
}
interface DeviceTable {
  provider_id: string;
  device_id: string;
  child_id: string;
  home_id: string;
  kind: string;
  description: string;
  owner: string;
  state: string;
  seal: Text;
  kept_at: Text;
  since: Moment;
}
interface EventTable {
  provider_id: string;
  event_id: string;
  seq: Generated<number>;
  type: string;
  home_id: string;
  child_id: Text;
  device_id: Text;
  about_event_id: Text;
  occurred_at: Moment;
  recorded_at: Moment;
  recorded_by: string;
  facts: Json;
  details: Json;
  submission: string;
  seal_id: Generated<string>;
}
interface SealTable {
  provider_id: string;
  seal_id: string;
  event_id: string;
  home_id: string;
  subject_id: Text;
  opened_at: Moment;
  opened_by: string;
  outside: boolean;
}
interface SealReaderTable {
  provider_id: string;
  seal_id: string;
  person_id: string;
  why: string;
  named_at: Moment;
  named_by: Text;
}
interface DutyTable {
  provider_id: string;
  duty_id: string;
  event_id: string;
  home_id: string;
  child_id: Text;
  engine_key: string;
  action: string;
  recipient: Text;
  subject: string;
  precedence: number;
  due_kind: string;
  due_at: MomentOrNull;
  late_at: MomentOrNull;
  held: boolean;
  raised_at: Moment;
  snapshot: Json;
  closed_at: MomentOrNull;
  closed_as: Text;
  closed_late: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  closed_by_event: Text;
  seal_id: Generated<string>;
}
interface RestrictionTable {
  provider_id: string;
  restriction_id: string;
  home_id: string;
  child_id: string;
  what: string[];
  extent: string;
  since: Moment;
  ends_at: MomentOrNull;
  review_at: MomentOrNull;
  ended_at: MomentOrNull;
  eased: Generated<boolean>;
  authority_view: Text;
  seal_id: Generated<string>;
}
interface DraftTable {
  provider_id: string;
  person_id: string;
  form: string;
  body: Json;
  saved_at: Moment;
}
interface AuditEntryTable {
  provider_id: string;
  audit_id: Generated<number>;
  at: Moment;
  event: string;
  outcome: string;
  person_id: Text;
  action: string;
  home_id: Text;
  child_id: Text;
  subject: Json;
  reason: Text;
  request_id: string;
  because: Text;
  as_role: Text;
  seal_id: Generated<string>;
}
interface AuditPendingTable {
  provider_id: string;
  audit_id: number;
}
interface AuditLeafTable {
  provider_id: string;
  seq: number;
  audit_id: number;
  alg: string;
  commitment: Buffer;
  salt: ColumnType<Buffer | null, Buffer, null>;
  hash: Buffer;
}
interface AuditHeadTable {
  provider_id: string;
  size: number;
  frontier: Buffer[];
  signed_size: number;
  signed_at: MomentOrNull;
}
interface AuditCheckpointTable {
  provider_id: string;
  size: number;
  signed_at: Moment;
  note: string;
}
interface CredentialTable {
  provider_id: string;
  person_id: string;
  email: string;
  password_hash: Text;
  totp_sealed: Text;
  totp_step: ColumnType<number | null, number | null | undefined, number | null>;
  changed_at: Moment;
}
interface SessionTable {
  provider_id: string;
  token_hash: Buffer;
  person_id: string;
  device_class: string;
  created_at: Moment;
  last_seen_at: Moment;
  ends_at: Moment;
  ended_at: MomentOrNull;
  stage: string;
  csrf: string;
  browser_id: Text;
  method: Text;
  proved_at: MomentOrNull;
  locked_at: MomentOrNull;
}
interface BrowserTable {
  provider_id: string;
  browser_id: string;
  secret_hash: Buffer;
  home_id: string;
  device_class: string;
  name: string;
  set_at: Moment;
  set_by: string;
  ended_at: MomentOrNull;
  ended_by: Text;
}
interface PasskeyTable {
  provider_id: string;
  passkey_id: string;
  person_id: string;
  credential_id: Buffer;
  public_key: Buffer;
  counter: number;
  kind: string;
  transports: string[];
  multi_device: boolean;
  backed_up: boolean;
  aaguid: string;
  name: string;
  added_at: Moment;
  last_used_at: MomentOrNull;
  removed_at: MomentOrNull;
}
interface SpentChallengeTable {
  provider_id: string;
  challenge_hash: Buffer;
  at: Moment;
}
interface RecoveryTable {
  provider_id: string;
  recovery_id: string;
  person_id: string;
  first_by: string;
  first_words: string;
  first_at: Moment;
  second_by: Text;
  second_words: Text;
  second_at: MomentOrNull;
  expires_at: Moment;
  used_at: MomentOrNull;
  cancelled_at: MomentOrNull;
  told_at: MomentOrNull;
}
interface SignOnIdentityTable {
  provider_id: string;
  person_id: string;
  issuer: string;
  subject: string;
  linked_at: Moment;
  last_used_at: Moment;
  ended_at: MomentOrNull;
}
interface LinkCodeTable {
  provider_id: string;
  link_code_id: string;
  person_id: string;
  made_at: Moment;
  made_by: string;
  expires_at: Moment;
  used_at: MomentOrNull;
}
interface FeedKeyTable {
  provider_id: string;
  feed_key_id: string;
  secret_hash: Buffer;
  made_at: Moment;
  made_by: string;
  ended_at: MomentOrNull;
}
interface FeedPersonTable {
  provider_id: string;
  person_id: string;
  user_name: string;
  external_id: Text;
  active: boolean;
  created_at: Moment;
  changed_at: Moment;
  removed_at: MomentOrNull;
}
interface SignInAttemptTable {
  attempt_id: Generated<number>;
  account_hash: Buffer;
  source_hash: Buffer;
  at: Moment;
}
interface InstallationTable {
  only_one: Generated<boolean>;
  set_up_secret_hash: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  set_up_at: MomentOrNull;
  demonstration: Generated<boolean>;
}

interface LocalContactTable {
  provider_id: string;
  local_contact_id: string;
  home_id: string;
  recipient: string;
  local_authority: Text;
  name: string;
  phone: Text;
  email: Text;
  opens: 'office-hours' | 'out-of-hours' | 'always';
  purpose: string;
  last_checked: string;
  checked_by: string;
  added_at: Moment;
  added_by: string;
  ended_at: MomentOrNull;
  ended_by: Text;
}

interface ReadReceiptTable {
  provider_id: string;
  person_id: string;
  what: string;
  version: string;
  read_at: Moment;
}

interface PolicyChangeTable {
  provider_id: string;
  change_id: string;
  home_id: Text;
  kind: 'setting' | 'adopt' | 'end';
  proposal: Json;
  reason: string;
  stands_on: string;
  world: string;
  proposed_at: Moment;
  proposed_by: string;
  state: 'looking' | 'looked' | 'failed' | 'cancelled' | 'applied';
  cases: Generated<number>;
  cases_done: Generated<number>;
  after_place: Generated<string>;
  effects: Generated<number>;
  looking_until: MomentOrNull;
  settled_at: MomentOrNull;
  settled_by: Text;
}

interface PolicyPreviewTable {
  provider_id: string;
  change_id: string;
  event_id: string;
  about: string;
  home_id: string;
  child_id: Text;
  effect: string;
  shown: Json;
  seal_id: Generated<string>;
}

interface PolicyEffectTable extends PolicyPreviewTable {
  at: Moment;
}

interface EmergencyAccessTable {
  provider_id: string;
  access_id: string;
  child_id: string;
  home_id: string;
  person_id: string;
  reason: string;
  words: string;
  opened_at: Moment;
  ends_at: Moment;
  closed_at: MomentOrNull;
  review_due_at: Moment;
  reviewed_at: MomentOrNull;
  reviewed_by: Text;
  finding: Text;
  review_words: Text;
}

interface ProposalTable {
  provider_id: string;
  proposal_id: string;
  kind: string;
  home_id: Text;
  child_id: Text;
  about: string;
  act: Json;
  reason: string;
  stands_on: string;
  proposed_by: string;
  proposed_at: Moment;
  expires_at: Moment;
  state: 'waiting' | 'agreed' | 'refused' | 'withdrawn' | 'overtaken';
  settled_at: MomentOrNull;
  settled_by: Text;
  settled_words: Text;
}

interface DatedGrantTable {
  provider_id: string;
  grant_id: string;
  person_id: string;
  role: string;
  from_day: string;
  to_day: string;
  reason: string;
  asked_by: string;
  given_by: string;
  given_at: Moment;
  ended_at: MomentOrNull;
  ended_by: Text;
}

interface DatedGrantHomeTable {
  provider_id: string;
  grant_id: string;
  home_id: string;
}

interface VisitConsentTable {
  provider_id: string;
  consent_id: string;
  grant_id: string;
  child_id: string;
  given_by: string;
  how: string;
  words: string;
  recorded_by: string;
  recorded_at: Moment;
  withdrawn_at: MomentOrNull;
  withdrawn_recorded_by: Text;
}

/** Every table the app reads and writes, as db/migrations makes them. */
export interface Tables {
  'kith.provider': ProviderTable;
  'kith.home': HomeTable;
  'kith.authority': AuthorityTable;
  'kith.adopted_pack': AdoptedPackTable;
  'kith.policy_change': PolicyChangeTable;
  'kith.policy_preview': PolicyPreviewTable;
  'kith.policy_effect': PolicyEffectTable;
  'kith.setting_value': SettingValueTable;
  'kith.person': PersonTable;
  'kith.role_held': RoleHeldTable;
  'kith.shift': ShiftTable;
  'kith.shift_word': ShiftWordTable;
  'kith.visit': VisitTable;
  'kith.partner': PartnerTable;
  'kith.import': ImportTable;
  'kith.local_contact': LocalContactTable;
  'kith.child': ChildTable;
  'kith.placement': PlacementTable;
  'kith.allocation': AllocationTable;
  'kith.child_adult': ChildAdultTable;
  'kith.device': DeviceTable;
  'kith.event': EventTable;
  'kith.seal': SealTable;
  'kith.seal_reader': SealReaderTable;
  'kith.duty': DutyTable;
  'kith.restriction': RestrictionTable;
  'kith.draft': DraftTable;
  'kith.read_receipt': ReadReceiptTable;
  'kith.audit_entry': AuditEntryTable;
  'kith.audit_pending': AuditPendingTable;
  'kith.audit_leaf': AuditLeafTable;
  'kith.audit_head': AuditHeadTable;
  'kith.audit_checkpoint': AuditCheckpointTable;
  'kith.credential': CredentialTable;
  'kith.session': SessionTable;
  'kith.sign_in_attempt': SignInAttemptTable;
  'kith.installation': InstallationTable;
  'kith.browser': BrowserTable;
  'kith.passkey': PasskeyTable;
  'kith.spent_challenge': SpentChallengeTable;
  'kith.recovery': RecoveryTable;
  'kith.sign_on_identity': SignOnIdentityTable;
  'kith.link_code': LinkCodeTable;
  'kith.feed_key': FeedKeyTable;
  'kith.feed_person': FeedPersonTable;
  'kith.emergency_access': EmergencyAccessTable;
  'kith.proposal': ProposalTable;
  'kith.dated_grant': DatedGrantTable;
  'kith.dated_grant_home': DatedGrantHomeTable;
  'kith.visit_consent': VisitConsentTable;
}
