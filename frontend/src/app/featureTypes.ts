import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';

export type NavigationSection = 'office' | 'reference';

/** A line of the main navigation. */
export interface NavigationItem {
  /** Translation key in the namespace that is always loaded: `nav:home`. */
  label: string;
  to: string;
  icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  /** Ascending within its section; the first four of all also stand in the bottom bar of a phone. */
  order: number;
  /** What the office runs, or what everybody looks things up in; absent for the daily work, which comes first. */
  section?: NavigationSection;
  /** One letter, used after `g`. */
  shortcut?: string;
  /** How many things wait there. A hook; 0 and undefined show nothing. */
  useCount?: () => number | undefined;
  /** Installation roles that see the line; absent means everyone. */
  roles?: readonly string[];
  /** An act that the reader must be allowed somewhere; absent means everyone. */
  action?: string;
}

/** A tab under a project; `path` is the part of the address after the project's id, `''` for the overview. */
export interface ProjectTab {
  label: string;
  path: string;
  order: number;
  /** What the reader must be allowed in the project to open it; absent means everyone who reads the project. */
  action?: string;
  useCount?: (projectId: string) => number | undefined;
}

/** Something the palette can do or find. */
export interface Hit {
  id: string;
  text: string;
  /** What kind of thing it is and where, in the reader's language. */
  note?: string;
  /** An address inside the application … */
  to?: string;
  /** … or an act. */
  run?: () => void;
}

export interface SearchSource {
  id: string;
  /** Heading of the group, such as `nav:projects`. */
  label: string;
  search: (text: string, context: { queryClient: QueryClient; signal: AbortSignal }) => Promise<Hit[]>;
}

/** An act that is always in the palette. */
export interface Command {
  id: string;
  label: string;
  to: string;
  roles?: readonly string[];
}

/** What a feature gives the frame; its routes are registered beside it in features.ts. */
export interface Feature {
  name: string;
  navigation?: readonly NavigationItem[];
  projectTabs?: readonly ProjectTab[];
  commands?: readonly Command[];
  search?: readonly SearchSource[];
  /** A small tool in the top bar, beside the language. */
  tool?: ComponentType;
  /** Shown above the tabs of every page of a project: name, phase, ribbon. */
  projectHeader?: ComponentType<{ projectId: string }>;
  /** A line that stands above every page of a project while it holds. */
  projectNotice?: ComponentType<{ projectId: string }>;
  /** A part of every project's overview, below what the overview itself tells. */
  projectOverview?: ComponentType<{ projectId: string }>;
}
