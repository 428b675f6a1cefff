const WITH_COLOR: ReadonlySet<string> = new Set([
  'vpc-flow',
  'cloudfront-realtime',
  'alb',
  'route53-resolver',
  'waf',
  'cloudtrail',
  's3-access',
  'eks-audit',
]);

/** `aws.vpc-flow` or `vpc-flow` → `vpc-flow` */
export const sourceOf = (dataset: string): string => dataset.replace(/^aws\./, '');

/** The class that gives something its source's colour. */
export function sourceClass(dataset: string): string {
  const id = sourceOf(dataset);
  return WITH_COLOR.has(id) ? `src-${id}` : 'src-other';
}
