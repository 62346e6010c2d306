/** The configuration modes, by the word in their prompts. */
export type ModeName =
  | 'config'
  | 'config-if'
  | 'config-line'
  | 'config-isakmp'
  | 'config-isakmp-peer'
  | 'cfg-crypto-trans'
  | 'config-crypto-map'
  | 'config-std-nacl'
  | 'config-ext-nacl'
  | 'config-ipnat-pool'
  | 'config-router'
  | 'config-stored';
