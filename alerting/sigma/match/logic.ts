import type { ItemIr, TestIr } from '../ir.ts';
import type { Test } from './item.ts';

/** Joins compiled items. Every test is either true or false, so their order only matters for speed. */
export function compileTest(test: TestIr, leaf: (item: ItemIr) => Test): Test {
  switch (test.kind) {
    case 'and':
      return all(test.of.map((part) => compileTest(part, leaf)));
    case 'or':
      return any(test.of.map((part) => compileTest(part, leaf)));
    case 'not': {
      const negated = compileTest(test.of, leaf);
      return () => !negated();
    }
    default:
      return leaf(test);
  }
}

function all(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (tests.length === 2 && first !== undefined && second !== undefined) return () => first() && second();
  return () => {
    for (const test of tests) if (!test()) return false;
    return true;
  };
}

function any(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (tests.length === 2 && first !== undefined && second !== undefined) return () => first() || second();
  return () => {
    for (const test of tests) if (test()) return true;
    return false;
  };
}
