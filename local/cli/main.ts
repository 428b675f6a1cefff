import { enableCompileCache } from 'node:module';

// Half of a short run's time is compiling what did not change since the last one.
enableCompileCache();
await import('./program.ts');
