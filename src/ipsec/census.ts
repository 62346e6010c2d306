import type { IpsecState } from './state';

/** How much IPsec holds, beside what the configuration itself asks for. */
export interface IpsecCensus {
  /** Pairs of SAs, of ESP, of AH or of both. */
  readonly bundles: number;
  /** SPIs that are handed out and not in use yet. */
  readonly reservedSpis: number;
  /** SPIs of inbound SAs. */
  readonly spis: number;
  readonly connections: number;
  readonly flows: number;
  readonly acquisitions: number;
  /** Identities that no access list asks for: they go with their last SA. */
  readonly runTimeIdentities: number;
}

export function ipsecCensus(state: IpsecState): IpsecCensus {
  let runTimeIdentities = 0;
  for (const { identities } of state.entries()) {
    for (const { fromAccessList } of identities) if (!fromAccessList) runTimeIdentities++;
  }
  return { ...state.sad.census(), acquisitions: state.acquisitions.size, runTimeIdentities };
}
