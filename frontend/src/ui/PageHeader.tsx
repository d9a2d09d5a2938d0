import { type ReactNode, useEffect, useRef } from 'react';
import { useDocumentTitle } from './documentTitle';
import classes from './PageHeader.module.css';
import { takePageFocus } from './pageFocus';

interface PageHeaderProps {
  title: string;
  /** One sentence or a line of facts below the title. */
  lead?: ReactNode;
  /** Buttons; the page's main act comes last and is the only filled one. */
  acts?: ReactNode;
  /** Pages below a project's header are level 2: the project's name is the h1. */
  level?: 1 | 2;
}

/** Title of a page. It names the document and takes the focus after a change of page. */
export function PageHeader({ title, lead, acts, level = 1 }: PageHeaderProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  const Heading = level === 1 ? 'h1' : 'h2';
  useDocumentTitle(title, level);
  useEffect(() => takePageFocus(ref.current), []);
  return (
    <header className={classes.header} data-level={level}>
      <div className={classes.words}>
        <Heading ref={ref} tabIndex={-1} data-page-title>
          {title}
        </Heading>
        {lead && <div className={classes.lead}>{lead}</div>}
      </div>
      {acts && (
        <div className={classes.acts} data-print="no">
          {acts}
        </div>
      )}
    </header>
  );
}
