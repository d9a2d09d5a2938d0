package reporting

import (
	"context"
	"fmt"
	"strings"

	"konsortium/access"
	"konsortium/models"
	"konsortium/paper"
	"konsortium/programme"
)

// Printed is a document as PDF with the name it is saved under.
type Printed struct {
	Name    string
	Content []byte
}

// PrintTimeSheet writes one time sheet, in sv or en, ready to be signed by who
// worked and by who manages: one sheet for each person, month and staff category.
func (s *Service) PrintTimeSheet(ctx context.Context, projectID, id, language string) (*Printed, error) {
	var sheet *Printed
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := tx.Project(projectID)
		if err != nil {
			return err
		}
		row, on, err := findSheet(tx, projectID, id)
		if err != nil {
			return err
		}
		sheet, err = printSheet(tx, project, row, on, language)
		return err
	})
	return sheet, err
}

func printSheet(tx *models.Tx, project *models.Project, row *models.TimeSheet, on access.Resource, language string) (*Printed, error) {
	organisation, err := tx.Organisation(on.OrganisationID)
	if err != nil {
		return nil, err
	}
	words := sheetWords(language)
	month := fmt.Sprintf("%04d-%02d", row.Month.Year(), int(row.Month.Month()))
	document := paper.New(paper.Settings{
		Title: words.title + " · " + project.Acronym + " · " + month, Subject: words.title + ", " + project.Title, Language: language,
		Foot: project.Acronym + " · " + words.title + " · " + month, At: tx.Now,
	})
	document.Title(words.title, row.Person+" · "+month)
	document.Notice(words.notice)
	document.Facts([]paper.Fact{
		{Label: words.project, Value: project.Title}, {Label: words.acronym, Value: project.Acronym}, {Label: words.number, Value: project.ProjectNumber},
		{Label: words.agreement, Value: project.AgreementNumber}, {Label: words.organisation, Value: organisation.Name}, {Label: words.person, Value: row.Person},
		{Label: words.position, Value: row.Position}, {Label: words.category, Value: words.categories[row.StaffCategory]}, {Label: words.month, Value: month},
	})
	document.Heading(words.work)
	rows := make([][]paper.Cell, 0, len(row.Outputs)+1)
	for _, one := range row.Outputs {
		rows = append(rows, []paper.Cell{{Text: one.Output}, {Text: words.days(one.Tenths)}})
	}
	rows = append(rows, []paper.Cell{{Text: words.total, Bold: true}, {Text: words.days(row.TotalTenths), Bold: true}})
	document.Table([]paper.Column{{Title: words.output, Share: 4}, {Title: words.dayHead, Share: 1, Numeric: true}}, rows)
	document.Sign(paper.SigningPlace{Heading: words.worker, Lines: words.lines})
	document.Sign(paper.SigningPlace{Heading: words.manager, Lines: words.lines})
	content, err := document.Bytes()
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("%s %s %s %s.pdf", words.title, project.Acronym, row.Person, month)
	return &Printed{Name: strings.Join(strings.Fields(name), " "), Content: content}, nil
}

// wordsOfSheet are the words of a time sheet in one language.
type wordsOfSheet struct {
	title, notice, project, acronym, number, agreement, organisation, person, position, category, month string
	work, output, dayHead, total, worker, manager                                                       string
	categories                                                                                          map[string]string
	lines                                                                                               []string
	comma                                                                                               string
}

func (w wordsOfSheet) days(tenths int64) string {
	return strings.ReplaceAll(DaysOf(tenths), ".", w.comma)
}

func sheetWords(language string) wordsOfSheet {
	if language == programme.Swedish {
		return wordsOfSheet{
			title: "Tidredovisning", notice: "Underlag från Konsortium. Har programkontoret en egen blankett ska den användas i stället.",
			project: "Projekt", acronym: "Kortnamn", number: "Projektnummer", agreement: "Avtalsnummer", organisation: "Organisation", person: "Namn", position: "Befattning",
			category: "Personalkategori", month: "Månad", work: "Arbetade dagar", output: "Resultat", dayHead: "Dagar", total: "Summa",
			worker: "Underskrift av den som har arbetat", manager: "Underskrift av ansvarig chef",
			categories: map[string]string{"manager": "Chef", "researcher": "Lärare, utbildare, forskare", "technician": "Tekniker", "administrative": "Administrativ personal"},
			lines:      []string{"Datum", "Namn", "Underskrift"}, comma: ",",
		}
	}
	return wordsOfSheet{
		title: "Time sheet", notice: "A sheet made by Konsortium. Where the National Agency has a form of its own, that form must be used instead.",
		project: "Project", acronym: "Acronym", number: "Project number", agreement: "Agreement number", organisation: "Organisation", person: "Name", position: "Position",
		category: "Staff category", month: "Month", work: "Days worked", output: "Output", dayHead: "Days", total: "Total",
		worker: "Signature of who worked", manager: "Signature of the manager in charge",
		categories: map[string]string{"manager": "Manager", "researcher": "Teacher, trainer, researcher", "technician": "Technician", "administrative": "Administrative staff"},
		lines:      []string{"Date", "Name", "Signature"}, comma: ".",
	}
}
