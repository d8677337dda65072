/** What Discord's own app would not let a person do, or tells them instead of an answer; the message is what they read. */
export class AppError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AppError';
  }
}
