import type { Interface } from '../router/interface';

export type DescribedInterface = Pick<Interface, 'name' | 'status' | 'protocol' | 'config'>;

/** `show interfaces description`: one row an interface, with its short name. */
export function interfacesDescription(interfaces: readonly DescribedInterface[]): readonly string[] {
  return [
    'Interface                      Status         Protocol Description',
    ...interfaces.map(({ name, status, protocol, config: { description = '' } }) => {
      const state = status === 'administratively down' ? 'admin down' : status;
      return `${shortName(name).padEnd(30)} ${state.padEnd(14)} ${protocol.padEnd(8)} ${description}`;
    }),
  ];
}

/** `Fa0/0`: two letters of the type, and all that stands behind it; Vi is for Virtual-Access alone. */
function shortName(name: string): string {
  return name.replace(/^Virtual-Template/, 'Vt').replace(/^([A-Za-z]{2})[A-Za-z-]*/, '$1');
}
