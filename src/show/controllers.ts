import type { Interface } from '../router/interface';
import { chassisOf } from './chassis';
import type { ShownVersion } from './version';

type ShownController = Pick<Interface, 'name' | 'status' | 'protocol' | 'counters'>;

/** Interfaces with a chip of their own. */
const HARDWARE = /^(Ethernet|FastEthernet|GigabitEthernet|Serial)[\d/]+$/;

/** `show controllers [IF]`: the chips behind the interfaces. */
export function controllers(
  shown: readonly ShownController[],
  { platform }: Pick<ShownVersion, 'platform'>,
): readonly string[] {
  const { processor } = chassisOf(platform);
  return shown.filter(({ name }) => HARDWARE.test(name)).flatMap(each => [...controllerLines(each, processor), '']);
}

function controllerLines({ name, status, protocol, counters }: ShownController, processor: string): readonly string[] {
  const isSerial = name.startsWith('Serial');
  return [
    `Interface ${name}`,
    `Hardware is ${isSerial ? 'PowerQUICC' : 'PQUICC'} ${processor}`,
    isSerial ? `DCE V.35, ${status === 'up' ? 'clock rate 64000' : 'no clock'}` : `Link is ${protocol}`,
    `${counters.input.packets} packets in, ${counters.output.packets} packets out, ${counters.inputErrors} receive errors`,
  ];
}
