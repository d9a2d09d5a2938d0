import { Link } from '@tanstack/react-router';
import classes from './PageLinks.module.css';

interface PageLinksProps {
  label: string;
  /** The address and the name of each page; one whose address is the reader's own is marked. */
  pages: { to: string; label: string }[];
}

/** The pages that one part of a project is divided into. */
export function PageLinks({ label, pages }: PageLinksProps) {
  return (
    <nav aria-label={label} className={classes.links} data-print="no">
      <ul>
        {pages.map((page) => (
          <li key={page.to}>
            <Link to={page.to} activeOptions={{ exact: true }}>
              {page.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
