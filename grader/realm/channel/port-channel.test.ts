import { describe, expect, it } from 'vitest';
import { type PortLike, portChannel } from './port-channel.ts';

/** A port as platforms have it, with what went through it. */
function port() {
  const sent: unknown[] = [];
  let closes = 0;
  const like: PortLike = {
    postMessage: (message) => void sent.push(message),
    onmessage: null,
    close() {
      closes += 1;
    },
  };
  return {
    like,
    sent,
    closes: () => closes,
    arrive: (data: unknown, ports?: readonly PortLike[]) =>
      like.onmessage?.({ data, ports: ports as readonly PortLike[] }),
  };
}

describe('a channel over a port', () => {
  it('keeps what came before anybody listened, in order, and hands it on once', () => {
    const { like, arrive } = port();
    const channel = portChannel(like);
    const heard: unknown[] = [];
    arrive(1);
    arrive(2);
    channel.receive((message) => heard.push(message));
    arrive(3);
    expect(heard).toEqual([1, 2, 3]);
    const later: unknown[] = [];
    channel.receive((message) => later.push(message));
    arrive(4);
    expect([heard, later]).toEqual([[1, 2, 3], [4]]);
  });

  it('takes a message of nothing for a message', () => {
    const { like, arrive } = port();
    const heard: unknown[] = [];
    portChannel(like).receive((message) => heard.push(message));
    arrive(undefined);
    arrive(null);
    expect(heard).toEqual([undefined, null]);
  });

  it('delivers nothing after it was closed, early messages included', () => {
    const { like, arrive, closes } = port();
    const channel = portChannel(like);
    const heard: unknown[] = [];
    arrive('early');
    const { onmessage } = like;
    channel.close();
    channel.receive((message) => heard.push(message));
    // One that was on its way already.
    onmessage?.({ data: 'late', ports: [] });
    expect([heard, like.onmessage, closes()]).toEqual([[], null, 1]);
  });

  it('may be closed by who receives, in the middle of what was early', () => {
    const { like, arrive } = port();
    const channel = portChannel(like);
    const heard: unknown[] = [];
    for (const message of ['a', 'b', 'c']) arrive(message);
    channel.receive((message) => {
      heard.push(message);
      channel.close();
    });
    expect(heard).toEqual(['a']);
  });

  it('has the ports of the message that is being received, and of no other', () => {
    const { like, arrive } = port();
    const channel = portChannel(like);
    const [first, second] = [port().like, port().like];
    const arrived: (readonly PortLike[])[] = [];
    arrive('early', [first]);
    channel.receive(() => arrived.push(channel.arrivedPorts()));
    arrive('with one', [second]);
    arrive('with none', []);
    arrive('of a platform that names none');
    expect(arrived).toEqual([[first], [second], [], []]);
  });

  it('goes on with the methods that the port had, whatever code makes of them later', () => {
    const { like, sent, closes } = port();
    const channel = portChannel(like);
    const stolen: unknown[] = [];
    like.postMessage = (message) => void stolen.push(message);
    like.close = () => void stolen.push('closed');
    channel.post({ id: 1 });
    channel.close();
    expect([sent, stolen, closes()]).toEqual([[{ id: 1 }], [], 1]);
  });
});
