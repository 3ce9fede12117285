/** A two-way stream of structured messages between realms. What arrives is untrusted until parsed. */
export interface Channel {
  /** Sends a message; typed arrays in it are copied or transferred and must not be used afterwards. */
  post(message: unknown): void;
  /** Sets the one receiver. Messages that came before are delivered to it in order. */
  receive(receiver: (message: unknown) => void): void;
  /** No message is delivered after this. */
  close(): void;
}
