import type { Ipv4 } from '../base/ipv4-address';
import { PING_DEFAULTS, PING_SIZE } from '../net/ping-run';
import type { Router } from '../router/router';
import type { ExecResult } from './exec-command';
import { pingForeground, type PingPlan, routerPinger } from './ping-foreground';

export interface PingDialogueContext {
  readonly router: Router;
  /** The questions of privileged EXEC: `Extended commands` and what follows. */
  readonly extended: boolean;
  resolveHost(text: string): Ipv4 | undefined;
  resolveSource(text: string): Ipv4 | undefined;
}

/** What has been answered until now. */
type Draft = { -readonly [K in keyof PingPlan]: PingPlan[K] };

/** @returns what to print and ask again for, or undefined: the answer is taken */
type Take = (text: string, draft: Draft) => readonly string[] | undefined;

interface Question {
  readonly text: string;
  readonly take: Take;
}

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
    { text: 'Protocol [ip]: ', take: text => (/^(ip)?$/i.test(text) ? undefined : ['% Unknown protocol']) },
    {
      text: 'Target IP address: ',
      take: (text, plan) => {
        const destination = context.resolveHost(text);
        if (destination === undefined) return ['% Bad IP address'];
        plan.destination = destination;
        return undefined;
      },
    },
    number('Repeat count [5]: ', 1, 2_147_483_647, (plan, value) => (plan.count = value)),
    number('Datagram size [100]: ', 36, PING_SIZE.most, (plan, value) => (plan.sizes = [value])),
    number('Timeout in seconds [2]: ', 0, 3600, (plan, value) => (plan.timeout = value * 1000)),
  ];
  const sweepQuestions = (): readonly Question[] => {
    const sweep: { least: number; most: number; step: number } = { least: 36, most: PING_SIZE.most, step: 1 };
    const settle = (plan: Draft): void => {
      plan.sizes = range(sweep.least, sweep.most, sweep.step);
    };
    return [
      number('Sweep min size [36]: ', 36, PING_SIZE.most, (_, value) => (sweep.least = value)),
      number('Sweep max size [18024]: ', 36, PING_SIZE.most, (_, value) => (sweep.most = value)),
      number('Sweep interval [1]: ', 1, 18024, (_, value) => (sweep.step = value), settle),
    ];
  };
  const sweep = yesNo('Sweep range of sizes [n]: ', (_, yes) => {
    if (yes && !sweeps) questions.push(...sweepQuestions());
    sweeps = yes;
  });
  if (context.extended) {
    questions.push(
      yesNo('Extended commands [n]: ', (_, yes) => {
        if (yes) questions.push(...extendedQuestions(context));
        questions.push(sweep);
      }),
    );
  }
  return ask(questions, 0, draft, () => ({ foreground: pingForeground(routerPinger(context.router), draft) }));
}

function extendedQuestions(context: PingDialogueContext): readonly Question[] {
  return [
    {
      text: 'Source address or interface: ',
      take: (text, plan) => {
        if (text === '') return undefined;
        const source = context.resolveSource(text);
        if (source === undefined) {
          return ['% Invalid source. Must use IP address or full interface name without spaces'];
        }
        plan.source = source;
        return undefined;
      },
    },
    number('Type of service [0]: ', 0, 255, (plan, value) => (plan.tos = value)),
    yesNo('Set DF bit in IP header? [no]: ', (plan, yes) => (plan.df = yes)),
    yesNo('Validate reply data? [no]: ', (plan, yes) => (plan.validate = yes)),
    {
      text: 'Data pattern [0xABCD]: ',
      take: (text, plan) => {
        if (text === '') return undefined;
        if (!/^(0x)?[0-9a-f]{1,4}$/i.test(text)) return ['% Invalid pattern, try again.'];
        plan.pattern = Number.parseInt(text.replace(/^0x/i, ''), 16);
        return undefined;
      },
    },
    {
      text: 'Loose, Strict, Record, Timestamp, Verbose[none]: ',
      take: text => (/^(n|none)?$/i.test(text) ? undefined : ['% IP options are not supported']),
    },
  ];
}

function ask(questions: readonly Question[], at: number, draft: Draft, done: () => ExecResult): ExecResult {
  const question = questions[at];
  if (question === undefined) return done();
  return {
    dialogue: {
      question: question.text,
      answer: line => {
        const complaint = question.take(line.trim(), draft);
        if (complaint === undefined) return ask(questions, at + 1, draft, done);
        // A target that nobody knows ends it; other answers are asked for again.
        if (complaint[0] === '% Bad IP address' || complaint[0] === '% Unknown protocol') {
          return { error: 'dialogue', lines: complaint };
        }
        const again = ask(questions, at, draft, done);
        return again !== undefined && 'dialogue' in again ? { ...again, lines: complaint } : again;
      },
    },
  };
}

function number(
  text: string,
  low: number,
  high: number,
  set: (draft: Draft, value: number) => void,
  settle?: (draft: Draft) => void,
): Question {
  return {
    text,
    take: (typed, draft) => {
      const value = Number(typed);
      const isNumber = /^\d{1,10}$/.test(typed) && value >= low && value <= high;
      if (typed !== '' && !isNumber) return [`% A decimal number between ${low} and ${high}.`];
      if (typed !== '') set(draft, value);
      settle?.(draft);
      return undefined;
    },
  };
}

function yesNo(text: string, set: (draft: Draft, yes: boolean) => void): Question {
  return {
    text,
    take: (typed, draft) => {
      if (!/^(y|ye|yes|n|no)?$/i.test(typed)) return ["% Please answer 'yes' or 'no'."];
      set(draft, /^y/i.test(typed));
      return undefined;
    },
  };
}

function range(least: number, most: number, step: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = least; size <= most; size += step) sizes.push(size);
  return sizes;
}
