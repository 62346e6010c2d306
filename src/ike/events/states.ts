/** The states of an ISAKMP SA, as `show crypto isakmp sa` and the debugs print them. */
export type IkeState =
  | 'PEER_DISCOVERY'
  | 'MM_NO_STATE'
  | 'MM_SA_SETUP'
  | 'MM_KEY_EXCH'
  | 'AG_NO_STATE'
  | 'AG_INIT_EXCH'
  | 'AG_AUTH'
  | 'QM_IDLE';

/** Which exchange of phase 1, as the log names it. */
export type Phase1Mode = 'Main' | 'Aggressive';

/** I initiator, R responder. */
export type RoleLetter = 'I' | 'R';

/** Events of one ISAKMP SA; `connection` is its conn-id. */
export interface OfConnection {
  readonly connection: number;
}

/** `messageId` as an unsigned number; IOS prints it signed. */
export interface OfExchange extends OfConnection {
  readonly messageId: number;
}
