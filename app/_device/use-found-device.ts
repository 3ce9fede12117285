'use client';

import { useEffect, useState } from 'react';
import type { FoundDevice } from './device-words.ts';
import { findDevice } from './find-device.ts';

/** The device of this browser, or null until it has answered. */
export function useFoundDevice(): FoundDevice | null {
  const [device, setDevice] = useState<FoundDevice | null>(null);
  useEffect(() => {
    let mounted = true;
    const remember = (found: FoundDevice) => {
      if (mounted) setDevice(found);
    };
    void findDevice().then(remember);
    return () => {
      mounted = false;
    };
  }, []);
  return device;
}
