import type { ExecResult } from './exec-command';

/** One question of a dialogue such as that of `ping`, which fills in a draft of what is asked for. */
export interface Question<Draft> {
  readonly text: string;
  readonly take: Take<Draft>;
}

/** @returns what to print before the question is asked again, how it all ends, or undefined: the answer is taken */
export type Take<Draft> = (text: string, draft: Draft) => Complaint | undefined;

export interface Complaint {
  readonly lines: readonly string[];
  /** The dialogue is over. */
  readonly final?: true;
}

/** Asks one question after the other; `take` may add further ones behind. */
export function ask<Draft>(
  questions: readonly Question<Draft>[],
  draft: Draft,
  done: () => ExecResult,
  at = 0,
): ExecResult {
  const question = questions[at];
  if (question === undefined) return done();
  return {
    dialogue: {
      question: question.text,
      answer: line => {
        const complaint = question.take(line.trim(), draft);
        if (complaint === undefined) return ask(questions, draft, done, at + 1);
        if (complaint.final === true) return { error: 'dialogue', lines: complaint.lines };
        const again = ask(questions, draft, done, at);
        return again !== undefined && 'dialogue' in again ? { ...again, lines: complaint.lines } : again;
      },
    },
  };
}

/** @param set is not called for an empty answer, `settle` always */
export function numberQuestion<Draft>(
  text: string,
  low: number,
  high: number,
  set: (draft: Draft, value: number) => void,
  settle?: (draft: Draft) => void,
): Question<Draft> {
  return {
    text,
    take: (typed, draft) => {
      const value = Number(typed);
      const isNumber = /^\d{1,10}$/.test(typed) && value >= low && value <= high;
      if (typed !== '' && !isNumber) return { lines: [`% A decimal number between ${low} and ${high}.`] };
      if (typed !== '') set(draft, value);
      settle?.(draft);
      return undefined;
    },
  };
}

export function yesNoQuestion<Draft>(text: string, set: (draft: Draft, yes: boolean) => void): Question<Draft> {
  return {
    text,
    take: (typed, draft) => {
      if (!/^(y|ye|yes|n|no)?$/i.test(typed)) return { lines: ["% Please answer 'yes' or 'no'."] };
      set(draft, /^y/i.test(typed));
      return undefined;
    },
  };
}

export function protocolQuestion<Draft>(): Question<Draft> {
  return {
    text: 'Protocol [ip]: ',
    take: text => (/^(ip)?$/i.test(text) ? undefined : { lines: ['% Unknown protocol'], final: true }),
  };
}

/** Options of the IP header: tedlab makes none. */
export function optionsQuestion<Draft>(): Question<Draft> {
  return {
    text: 'Loose, Strict, Record, Timestamp, Verbose[none]: ',
    take: text => (/^(n|none)?$/i.test(text) ? undefined : { lines: ['% IP options are not supported'] }),
  };
}
