import type { LabOptions } from './options';
import type { Streams, Terminal } from './streams';
export async function interact(_t: Terminal, _o: LabOptions, _l: string | undefined, _s: Streams): Promise<number> { return Promise.resolve(2); }
