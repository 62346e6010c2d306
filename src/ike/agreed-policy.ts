import type { AuthenticationMethod, CipherName, GroupId, HashName } from './configuration';

/** Phase 1 parameters both sides agreed on. */
export interface AgreedPolicy {
  readonly encryption: CipherName;
  readonly hash: HashName;
  readonly group: GroupId;
  readonly authentication: AuthenticationMethod;
  /** Seconds; the lower of both sides'. */
  readonly lifetime: number;
  /** What the initiator offered, in seconds. */
  readonly offeredLifetime: number;
}
