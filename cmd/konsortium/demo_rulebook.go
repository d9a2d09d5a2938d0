package main

import (
	"context"

	"konsortium/programme"
)

// ownRuleBook is an edition of the institution's own for the call that the draft
// project applies under: a practice of the house, no rule of the programme. It is
// newer than the project, which is shown what it would change.
func (d *demonstration) ownRuleBook(ctx context.Context) error {
	d.on(d.today.AddDays(-9))
	book, known := programme.For("KA220-HED", callFor(d.today.Year()+1))
	if !known {
		return nil
	}
	draft, err := d.Grant.CopyBook(d.as(ctx, office), book.Version)
	if err != nil {
		return err
	}
	changed, err := d.Grant.ChangeBook(d.as(ctx, office), draft.Row.ID, draft.Row.Version, []programme.ValueChange{{
		At: "/rule_book/project/strategy_link", Fields: map[string]any{"value": true},
		Basis: programme.Basis{
			Since: book.Project.StrategyLink.Since, Until: book.Project.StrategyLink.Until, Confirmed: true,
			Sources: []programme.Source{{Title: "Internationella kansliet: Så skriver vi ansökningar (exempel)"}},
			Note:    "Husets egen ordning, ingen regel i programmet: varje lärosäte beskriver sambandet med sin strategi.",
		},
	}})
	if err != nil {
		return err
	}
	_, err = d.Grant.PublishBook(d.as(ctx, office), changed.Row.ID, changed.Row.Version, "Sambandet med lärosätets strategi beskrivs i alla ansökningar.")
	return err
}
