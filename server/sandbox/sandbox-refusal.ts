// What the shell asked for can't be done: an HTTP status and a code.
export class SandboxRefusal extends Error {
  override readonly name = 'SandboxRefusal';
  readonly status: 400 | 404 | 409 | 502;
  readonly code: string;
  constructor(status: SandboxRefusal['status'], code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}
