/** The same random cases in each run: what passes here passes everywhere. `FC_SEED=N npm test` looks at others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 12) });
