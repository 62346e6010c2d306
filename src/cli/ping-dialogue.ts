import type { Ipv4 } from '../base/ipv4-address';
import { PING_DEFAULTS, PING_SIZE } from '../net/ping-run';
import type { Router } from '../router/router';
import type { ExecResult } from './exec-command';
import {
  ask,
  numberQuestion,
  optionsQuestion,
  protocolQuestion,
  type Question as GenericQuestion,
  yesNoQuestion,
} from './questions';
import { pingForeground, type PingPlan, routerPinger } from './ping-foreground';

export interface PingDialogueContext {
  readonly router: Router;
  /** The questions of privileged EXEC: `Extended commands` and what follows. */
  readonly extended: boolean;
  /** `ping ip`: the protocol is not asked for. */
  readonly named: boolean;
  resolveHost(text: string): Ipv4 | undefined;
  resolveSource(text: string): Ipv4 | undefined;
}

/** What has been answered until now. */
type Draft = { -readonly [K in keyof PingPlan]: PingPlan[K] };

type Question = GenericQuestion<Draft>;

/** `ping` alone: the dialogue of IOS 12.2, question by question. */
export function pingDialogue(context: PingDialogueContext): ExecResult {
  const draft: Draft = {
    destination: 0,
    source: undefined,
    count: PING_DEFAULTS.count,
    sizes: [PING_DEFAULTS.size],
    timeout: PING_DEFAULTS.timeout,
    df: PING_DEFAULTS.df,
    tos: PING_DEFAULTS.tos,
    pattern: PING_DEFAULTS.pattern,
    validate: PING_DEFAULTS.validate,
  };
  let sweeps = false;
  const questions: Question[] = [
    ...(context.named ? [] : [protocolQuestion<Draft>()]),
    {
      text: 'Target IP address: ',
      take: (text, plan) => {
        const destination = context.resolveHost(text);
        if (destination === undefined) return { lines: ['% Bad IP address'], final: true };
        plan.destination = destination;
        return undefined;
      },
    },
    numberQuestion('Repeat count [5]: ', 1, 2_147_483_647, (plan, value) => (plan.count = value)),
    numberQuestion('Datagram size [100]: ', 36, PING_SIZE.most, (plan, value) => (plan.sizes = [value])),
    numberQuestion('Timeout in seconds [2]: ', 0, 3600, (plan, value) => (plan.timeout = value * 1000)),
  ];
  const sweepQuestions = (): readonly Question[] => {
    const sweep: { least: number; most: number; step: number } = { least: 36, most: PING_SIZE.most, step: 1 };
    const settle = (plan: Draft): void => {
      plan.sizes = range(sweep.least, sweep.most, sweep.step);
    };
    return [
      numberQuestion('Sweep min size [36]: ', 36, PING_SIZE.most, (_, value) => (sweep.least = value)),
      numberQuestion('Sweep max size [18024]: ', 36, PING_SIZE.most, (_, value) => (sweep.most = value)),
      numberQuestion('Sweep interval [1]: ', 1, 18024, (_, value) => (sweep.step = value), settle),
    ];
  };
  const sweep = yesNoQuestion('Sweep range of sizes [n]: ', (_, yes) => {
    if (yes && !sweeps) questions.push(...sweepQuestions());
    sweeps = yes;
  });
  if (context.extended) {
    questions.push(
      yesNoQuestion('Extended commands [n]: ', (_, yes) => {
        if (yes) questions.push(...extendedQuestions(context));
        questions.push(sweep);
      }),
    );
  }
  return ask(questions, draft, () => ({ foreground: pingForeground(routerPinger(context.router), draft) }));
}

function extendedQuestions(context: PingDialogueContext): readonly Question[] {
  return [
    {
      text: 'Source address or interface: ',
      take: (text, plan) => {
        if (text === '') return undefined;
        const source = context.resolveSource(text);
        if (source === undefined) {
          return { lines: ['% Invalid source. Must use IP address or full interface name without spaces'] };
        }
        plan.source = source;
        return undefined;
      },
    },
    numberQuestion('Type of service [0]: ', 0, 255, (plan, value) => (plan.tos = value)),
    yesNoQuestion('Set DF bit in IP header? [no]: ', (plan, yes) => (plan.df = yes)),
    yesNoQuestion('Validate reply data? [no]: ', (plan, yes) => (plan.validate = yes)),
    {
      text: 'Data pattern [0xABCD]: ',
      take: (text, plan) => {
        if (text === '') return undefined;
        if (!/^(0x)?[0-9a-f]{1,4}$/i.test(text)) return { lines: ['% Invalid pattern, try again.'] };
        plan.pattern = Number.parseInt(text.replace(/^0x/i, ''), 16);
        return undefined;
      },
    },
    optionsQuestion(),
  ];
}

function range(least: number, most: number, step: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = least; size <= most; size += step) sizes.push(size);
  return sizes;
}
