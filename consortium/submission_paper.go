package consortium

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"konsortium/models"
	"konsortium/paper"
	"konsortium/programme"
)

// PrintSubmissionCheck writes the check for sending round the consortium, in sv
// or en. Whoever prints it, it holds only what every partner may see: no
// partner's amounts, and nothing that rests on them.
func (s *Service) PrintSubmissionCheck(ctx context.Context, projectID, language string) (*Printed, error) {
	var printed *Printed
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		check, err := checkSubmission(tx, project, false)
		if err != nil {
			return err
		}
		printed, err = check.print(tx, language)
		return err
	})
	return printed, err
}

func (c *SubmissionCheck) print(tx *models.Tx, language string) (*Printed, error) {
	words := checkWords(language)
	document := paper.New(paper.Settings{
		Title: words.title + " · " + c.Project.Acronym, Subject: c.Project.Title, Language: language,
		Foot: c.Project.Acronym + " · " + words.title + " · " + c.Today.String(), At: tx.Now,
	})
	document.Title(words.title, c.Project.Acronym+" · "+c.Project.Title)
	document.Notice(c.summary(words))
	document.Facts(c.facts(words, language))
	for _, rank := range Ranks() {
		if c.Count(rank) > 0 {
			document.Heading(fmt.Sprintf("%s (%d)", words.ranks[rank], c.Count(rank)))
			document.Table(
				[]paper.Column{{Title: words.what, Share: 6}, {Title: words.whom, Share: 3}, {Title: words.where, Share: 2}}, c.rows(rank, words, language),
			)
		}
	}
	if len(c.Partners) > 0 {
		document.Heading(words.perPartner)
		document.Table(
			[]paper.Column{{Title: words.partner, Share: 4}, {Title: words.mandate, Share: 2}, {Title: words.charter, Share: 2}, {Title: words.addedValue, Share: 2}, {Title: words.strategy, Share: 2}},
			c.partnerRows(words, language),
		)
	}
	document.Small(words.round)
	content, err := document.Bytes()
	if err != nil {
		return nil, err
	}
	return &Printed{Name: fmt.Sprintf("%s %s %s.pdf", words.title, oneLine(c.Project.Acronym), c.Today), Content: content}, nil
}

// summary is the one sentence that everybody reads.
func (c *SubmissionCheck) summary(words wordsOfCheck) string {
	var parts []string
	for _, rank := range Ranks() {
		if count := c.Count(rank); count > 0 {
			parts = append(parts, strconv.Itoa(count)+" "+words.counted[rank][min(count, 2)-1])
		}
	}
	sentence := words.verdicts[string(c.Verdict)]
	if len(parts) == 0 {
		return sentence + " " + words.nothing
	}
	return sentence + " " + fmt.Sprintf(words.remains, enumerated(parts, words.and))
}

func enumerated(parts []string, and string) string {
	last := len(parts) - 1
	if last == 0 {
		return parts[0]
	}
	return strings.Join(parts[:last], ", ") + " " + and + " " + parts[last]
}

func (c *SubmissionCheck) facts(words wordsOfCheck, language string) []paper.Fact {
	book := words.noBook
	if c.Book != nil {
		book = c.Book.Version
	}
	facts := []paper.Fact{
		{Label: words.call, Value: fmt.Sprintf("%s %d", c.Project.Action, c.Project.CallYear)},
		{Label: words.ruleBook, Value: book},
		{Label: words.checkedOn, Value: c.Today.String()},
		{Label: words.counts, Value: fmt.Sprintf(words.countsValue, c.Counts.Organisations, c.Counts.ProgrammeOrganisations, c.Counts.ProgrammeCountries)},
	}
	if c.Grant.Requested != nil {
		facts = append(facts, paper.Fact{Label: words.requested, Value: c.Grant.Requested.FormatShort(language)})
	}
	if c.Grant.Cap != nil {
		facts = append(facts, paper.Fact{Label: words.cap, Value: c.Grant.Cap.FormatShort(language)})
	}
	return facts
}

func (c *SubmissionCheck) rows(rank GapRank, words wordsOfCheck, language string) [][]paper.Cell {
	var rows [][]paper.Cell
	for _, gap := range c.Gaps {
		if gap.Rank != rank {
			continue
		}
		whom := gap.Organisation
		if whom == "" {
			whom = words.project
		}
		rows = append(rows, []paper.Cell{
			{Text: gap.Words.In(language), Remark: gap.basis(words), Link: gap.Source.Address}, {Text: whom}, {Text: words.places[gap.Place]},
		})
	}
	return rows
}

// basis tells on what a gap rests: the rule and its source, and whether that is
// confirmed.
func (g *SubmissionGap) basis(words wordsOfCheck) string {
	if g.Rule == "" {
		return words.own
	}
	parts := []string{string(g.Rule)}
	if g.Source.Title != "" {
		parts = append(parts, g.Source.Title)
	}
	if !g.Confirmed {
		parts = append(parts, words.unconfirmed)
	}
	return strings.Join(parts, " · ")
}

func (c *SubmissionCheck) partnerRows(words wordsOfCheck, language string) [][]paper.Cell {
	var rows [][]paper.Cell
	for _, partner := range c.Partners {
		mandate := words.owed[partner.Mandate]
		if partner.Mandate != NotAsked {
			mandate = words.mandates[partner.MandateState]
		}
		rows = append(rows, []paper.Cell{
			{Text: partner.Organisation, Remark: programme.CountryName(partner.Country, language) + " · " + words.roles[partner.Role]},
			{Text: mandate, Bold: partner.Mandate == Owed}, owedCell(partner.Charter, words), owedCell(partner.AddedValue, words), owedCell(partner.Strategy, words),
		})
	}
	return rows
}

func owedCell(state OwedState, words wordsOfCheck) paper.Cell {
	return paper.Cell{Text: words.owed[state], Bold: state == Owed || state == OwedUnknown}
}
