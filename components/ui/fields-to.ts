import type { SubmitEventHandler } from 'react';

/**
 * For `onSubmit` of a form whose fields hold what is written in them. With `action` React would empty them when the act
 * ends, refused or not; so they stay as they are until the form goes.
 */
export function fieldsTo(send: (fields: FormData) => Promise<void>): SubmitEventHandler<HTMLFormElement> {
  return (event) => {
    event.preventDefault();
    void send(new FormData(event.currentTarget));
  };
}
