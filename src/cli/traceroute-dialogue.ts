import { TRACE_DEFAULTS } from '../net/trace-run';
import type { Router } from '../router/router';
import type { ExecResult } from './exec-command';
import { ask, numberQuestion, optionsQuestion, protocolQuestion, type Question, yesNoQuestion } from './questions';
import { resolveHost, resolveSource } from './resolve';
import { tracerouteForeground, type TracePlan } from './traceroute-foreground';

type Draft = { -readonly [K in keyof TracePlan]: TracePlan[K] };

/** `traceroute` alone: the dialogue of IOS 12.2, question by question. */
export function tracerouteDialogue(router: Router): ExecResult {
  const draft: Draft = { ...TRACE_DEFAULTS, target: '', destination: 0, source: undefined, numeric: false };
  const questions: readonly Question<Draft>[] = [
    protocolQuestion(),
    {
      text: 'Target IP address: ',
      take: (text, plan) => {
        const destination = resolveHost(router, text);
        if (destination === undefined) return { lines: ['% Bad IP address'], final: true };
        plan.target = text;
        plan.destination = destination;
        return undefined;
      },
    },
    {
      text: 'Source address: ',
      take: (text, plan) => {
        if (text === '') return undefined;
        const source = resolveSource(router, text);
        if (source === undefined) return { lines: ['% Invalid source address'] };
        plan.source = source;
        return undefined;
      },
    },
    yesNoQuestion('Numeric display [n]: ', (plan, yes) => (plan.numeric = yes)),
    numberQuestion('Timeout in seconds [3]: ', 0, 3600, (plan, value) => (plan.timeout = value * 1000)),
    numberQuestion('Probe count [3]: ', 1, 65535, (plan, value) => (plan.probes = value)),
    numberQuestion('Minimum Time to Live [1]: ', 1, 255, (plan, value) => (plan.minTtl = value)),
    numberQuestion('Maximum Time to Live [30]: ', 1, 255, (plan, value) => (plan.maxTtl = value)),
    numberQuestion('Port Number [33434]: ', 1, 65535, (plan, value) => (plan.port = value)),
    optionsQuestion(),
  ];
  return ask(questions, draft, () => ({ foreground: tracerouteForeground(router, draft) }));
}
