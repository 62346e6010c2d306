import type { OfConnection, OfExchange } from './states';

/** Notifications. */
export type InformationalEvent =
  | ({ readonly kind: 'notify-received'; readonly type: number; readonly protocol: number } & OfExchange)
  | ({ readonly kind: 'notify-without-hash' } & OfConnection)
  | ({ readonly kind: 'notify-sent'; readonly type: number; readonly protocol: number } & OfConnection);
