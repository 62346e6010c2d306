import { kindOf } from './interface-kinds';

/** `0/1.20`: 0, 1 and the subinterface 20. */
interface Place {
  readonly numbers: readonly number[];
  readonly sub: number;
}

function placeOf(name: string): Place {
  const [place = '', sub = '-1'] = name.replace(/^\D+/, '').split('.');
  return { numbers: place.split(/[/:]/).map(Number), sub: Number(sub) };
}

/** Ports by the slots that they are in, whatever the configuration says first; a port before its subinterfaces. */
function comparePorts(a: string, b: string): number {
  const [one, other] = [placeOf(a), placeOf(b)];
  if (one.numbers.length !== other.numbers.length) return one.numbers.length - other.numbers.length;
  const different = one.numbers.findIndex((number, i) => number !== other.numbers[i]);
  if (different >= 0) return (one.numbers[different] ?? 0) - (other.numbers[different] ?? 0);
  const family = (name: string): string => name.replace(/\d.*$/, '');
  if (family(a) === family(b)) return one.sub - other.sub;
  return family(a) < family(b) ? -1 : 1;
}

/**
 * Interfaces as IOS lists them: ports first, then those that software makes (loopbacks, tunnels), each as it was made.
 * The running configuration has an order of its own.
 */
export function listed<Port extends { readonly name: string }>(ports: Iterable<Port>): readonly Port[] {
  const all = [...ports];
  const isPort = ({ name }: Port): boolean => kindOf(name).cabled && !name.startsWith('Vlan');
  const sorted = all.filter(isPort).sort((a, b) => comparePorts(a.name, b.name));
  return [...sorted, ...all.filter(port => !isPort(port))];
}
