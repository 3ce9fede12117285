'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { OwnAddresses } from './own-addresses.ts';
import { columnsCookie, type GradebookPlace, gradebookHref, placeAt } from './place.ts';

/** Long enough that arrow keys do not write the address a hundred times. */
const ADDRESS_PAUSE_MS = 200;

/**
 * What is shown, kept in the address; which columns, in a cookie too. A link or the way back to another address shows what
 * that says. `writeAddress` does it at once, and so does every click: whoever leaves comes back to it, and an address that
 * is written while another page is on its way would call that page off.
 * @param start as the page was sent
 */
export function useGradebookPlace(start: GradebookPlace) {
  // Who comes back gets the page as it was sent first: the address has gone on since.
  const address = useSearchParams();
  const [place, setPlace] = useState(() => placeAt(Object.fromEntries(address), start.columns));

  const [own] = useState(() => new OwnAddresses(address.toString()));
  const latestWrite = useRef(() => {});
  useEffect(() => {
    const write = () => {
      clearTimeout(timer);
      // Without a state of our own, or the router does not hear of it and puts the old address back after an action.
      const href = gradebookHref(place, start.columns);
      const wanted = new URLSearchParams(href).toString();
      own.write(wanted);
      if (wanted === new URLSearchParams(window.location.search).toString()) return;
      window.history.replaceState(null, '', href);
    };
    const timer = setTimeout(write, ADDRESS_PAUSE_MS);
    latestWrite.current = write;
    return () => clearTimeout(timer);
  }, [place, start.columns, own]);
  useEffect(() => {
    if (own.isForeign(address.toString())) setPlace(placeAt(Object.fromEntries(address), start.columns));
  }, [address, own, start.columns]);
  const writeAddress = useCallback(() => latestWrite.current(), []);
  useEffect(() => {
    // Before the link that is clicked hears of it.
    document.addEventListener('click', writeAddress, { capture: true });
    return () => document.removeEventListener('click', writeAddress, { capture: true });
  }, [writeAddress]);

  function change(part: Partial<GradebookPlace>) {
    setPlace((before) => ({ ...before, ...part }));
    if (part.columns !== undefined)
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers
      document.cookie = columnsCookie(part.columns, window.location.pathname);
  }

  return { place, change, setPlace, writeAddress };
}
