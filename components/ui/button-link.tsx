import Link from 'next/link';
import { buttonLook, type Look } from './button-look.ts';
import { Kbd } from './keys/kbd.tsx';

type ButtonLinkProps = Look & { href: string } & Omit<React.ComponentProps<typeof Link>, 'href'>;

/** A link that looks like a button. */
export function ButtonLink(props: ButtonLinkProps) {
  const { variant, size, icon, keys, wide, children, className, ...rest } = props;
  return (
    <Link className={buttonLook({ variant, size, wide }, className)} {...rest}>
      {icon}
      <span>{children}</span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </Link>
  );
}
