/** Everything the IKE engine reports. The words for each kind stand in src/debug/isakmp.ts. */
export type IkeEvent = { readonly kind: 'ike-placeholder' };
