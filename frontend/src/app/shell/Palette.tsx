import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit } from '../featureTypes';
import classes from './Palette.module.css';
import { usePaletteHits } from './usePaletteHits';

interface PaletteProps {
  opened: boolean;
  onClose: () => void;
}

/** Search or do: pages and acts at once, records as the sources answer. */
export function Palette({ opened, onClose }: PaletteProps) {
  const { t } = useTranslation('shell');
  return (
    <Modal opened={opened} onClose={onClose} title={t('search.title')} withCloseButton={false} size="lg" yOffset="12vh" padding={0} classNames={{ header: 'visually-hidden' }}>
      <PaletteBody onClose={onClose} />
    </Modal>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell');
  const id = useId();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { groups, searching, partial } = usePaletteHits(text);
  const hits = groups.flatMap((group) => group.hits);
  const active = Math.min(chosen, hits.length - 1);

  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    if (hit.to) void navigate({ to: hit.to });
    hit.run?.();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) {
      event.preventDefault();
      const next = (active + step + hits.length) % hits.length;
      setChosen(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(hits[active]);
    }
  };

  return (
    <div className={classes.palette}>
      <input
        data-autofocus
        type="text"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder={t('search.open')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('search.results')} className={classes.list}>
        {groups.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <div className={classes.heading} aria-hidden>
              {group.label}
            </div>
            {group.hits.map((hit) => {
              const place = hits.indexOf(hit);
              return (
                <div key={hit.id} id={`${id}-${place}`} role="option" aria-selected={place === active} className={classes.hit} onMouseMove={() => setChosen(place)} onClick={() => choose(hit)}>
                  <span>{hit.text}</span>
                  {hit.note && <span className={classes.note}>{hit.note}</span>}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p role="status" className={classes.status}>
        {searching ? t('search.searching') : hits.length === 0 ? t('search.none') : <span className="visually-hidden">{t('search.count', { count: hits.length })}</span>}
        {partial && ` ${t('search.partial')}`}
      </p>
    </div>
  );
}
