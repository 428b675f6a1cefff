/** An AWS service's refusal, under the name that the SDK's exception has. `server` faults may be tried again. */
export class ServiceError extends Error {
  override readonly name: string;
  readonly $fault: 'client' | 'server';
  constructor(name: string, message: string, fault: 'client' | 'server' = 'client') {
    super(message);
    this.name = name;
    this.$fault = fault;
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
