import type { IkeContext } from './context';
import type { IkeTurn } from './ipsec-port';
import type { IkeSa } from './sa';
import { deleteSa } from './sa-lifecycle';

/** Phase 1 is done. `initial`: the peer has just started, and knows nothing of what it shared with us before. */
export function establish(context: IkeContext, turn: IkeTurn, sa: IkeSa, initial: boolean): void {
  sa.establishedAt = turn.now;
  sa.expiresAt = turn.now + (sa.policy?.lifetime ?? 0) * 1000;
  if (!initial) return;
  turn.emit({ kind: 'initial-contact', connection: sa.connectionId, peer: sa.peer });
  for (const other of [...context.table.all()]) {
    if (other !== sa && other.peer === sa.peer && other.establishedAt !== undefined) {
      deleteSa(context, turn, other, 'P1 delete notify (in)');
    }
  }
  context.env.ipsec.deleteAll(turn, sa.peer);
}
