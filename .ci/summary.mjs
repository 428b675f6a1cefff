import { existsSync, readFileSync } from 'node:fs';

/**
 * Adds up the reports of vitest's json reporter: `summary.mjs <failed steps> <report>…`.
 * A report that is not there, a test file that could not be run, and a run that failed beside its tests (it then has
 * a file `<report>.failed`) are a failure each.
 */
function countsOf(path) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(path, 'utf8'),
    );
    const notRun = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    ).length;
    const failed = numFailedTests + notRun;
    return {
      passed: numPassedTests,
      failed: existsSync(`${path}.failed`) ? Math.max(1, failed) : failed,
      skipped: numPendingTests + numTodoTests,
    };
  } catch (error) {
    console.log(`no report: ${error.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const [failedSteps, ...reports] = process.argv.slice(2);
const counts = reports.map(countsOf);
const sum = (name) => counts.reduce((total, count) => total + count[name], 0);
const failed = Number(failedSteps) + sum('failed');
const skipped = sum('skipped');

console.log(`\n${sum('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
