package consortium

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"konsortium/access"
	"konsortium/eligibility"
	"konsortium/fault"
	"konsortium/models"
	"konsortium/paper"
	"konsortium/programme"
)

// Printed is a document as PDF with the name it is saved under.
type Printed struct {
	Name    string
	Content []byte
}

// MandateLetter writes the letter by which a partner gives the coordinator its
// mandate, in sv or en, ready to be signed. It is a form of the product's own
// and says that an agency's form goes before it.
func (s *Service) MandateLetter(ctx context.Context, projectID, partnerID, language string) (*Printed, error) {
	var letter *Printed
	err := s.db.Read(ctx, func(_ context.Context, tx *models.Tx) error {
		project, err := readable(tx, projectID)
		if err != nil {
			return err
		}
		row, err := tx.Partner(projectID, partnerID)
		if err != nil {
			return err
		}
		if err := access.CheckSeen(tx.Actor, access.ReadDocuments, access.Resource{ProjectID: projectID, OrganisationID: row.OrganisationID}); err != nil {
			return err
		}
		if row.Role != string(eligibility.Partner) {
			return fault.New(fault.Conflict, "mandate_not_asked", "No mandate is asked of the coordinator or of an associated partner.").With("role", row.Role)
		}
		letter, err = writeMandateLetter(tx, project, row, language)
		return err
	})
	return letter, err
}

func writeMandateLetter(tx *models.Tx, project *models.Project, row *models.Partner, language string) (*Printed, error) {
	partners, err := tx.Partners(project.ID)
	if err != nil {
		return nil, err
	}
	coordinatorID := ""
	for _, other := range partners {
		if other.Role == string(eligibility.Coordinator) {
			coordinatorID = other.OrganisationID
		}
	}
	if coordinatorID == "" {
		return nil, fault.New(fault.Conflict, "no_coordinator", "The project has no coordinator that a mandate could be given to.")
	}
	coordinator, err := tx.Organisation(coordinatorID)
	if err != nil {
		return nil, err
	}
	partner, err := tx.Organisation(row.OrganisationID)
	if err != nil {
		return nil, err
	}
	words := letterWords(language)
	document := paper.New(paper.Settings{
		Title: words.title + " · " + project.Acronym + " · " + partner.Name, Subject: fmt.Sprintf(words.subject, partner.Name, coordinator.Name, project.Title),
		Language: language, Foot: project.Acronym + " · " + words.title + " · " + tx.Today().String(), At: tx.Now,
	})
	document.Title(words.title, partner.Name+" → "+coordinator.Name)
	document.Notice(words.notice)
	document.Heading(words.partner)
	document.Facts(organisationLines(partner, words, language))
	document.Heading(words.applicant)
	document.Facts(organisationLines(coordinator, words, language))
	document.Heading(words.project)
	document.Facts(projectLines(project, words))
	document.Heading(words.mandate)
	for _, paragraph := range words.mandated {
		document.Paragraph(strings.NewReplacer("{partner}", partner.Name, "{applicant}", coordinator.Name, "{acronym}", project.Acronym).Replace(paragraph))
	}
	document.Sign(paper.SigningPlace{Heading: words.signature, Remark: words.signing, Lines: words.lines, Stamp: words.stamp})
	content, err := document.Bytes()
	if err != nil {
		return nil, err
	}
	return &Printed{Name: fmt.Sprintf("%s %s %s.pdf", words.title, oneLine(project.Acronym), oneLine(partner.Name)), Content: content}, nil
}

func organisationLines(row *models.Organisation, words wordsOfLetter, language string) []paper.Fact {
	place := strings.TrimSpace(row.PostCode + " " + row.City)
	var address []string
	for _, line := range []string{row.Street, place} {
		if line = oneLine(line); line != "" {
			address = append(address, line)
		}
	}
	if len(address) == 0 {
		address = []string{words.toFill}
	}
	facts := []paper.Fact{
		{Label: words.legalName, Value: row.Name},
		{Label: words.address, Value: strings.Join(address, "\n")},
		{Label: words.country, Value: programme.CountryName(row.Country, language)},
		{Label: words.oid, Value: given(row.OID, words.toFill)},
		{Label: words.pic, Value: given(row.PIC, words.toFill)},
		{Label: words.erasmusCode, Value: given(row.ErasmusCode, "")},
		{Label: words.nationalNumber, Value: given(row.NationalNumber, "")},
		{Label: words.vatNumber, Value: given(row.VATNumber, "")},
	}
	if row.NameEnglish != "" && row.NameEnglish != row.Name {
		facts = append(facts[:1], append([]paper.Fact{{Label: words.nameEnglish, Value: row.NameEnglish}}, facts[1:]...)...)
	}
	return facts
}

func given(value *string, otherwise string) string {
	if value == nil || *value == "" {
		return otherwise
	}
	return *value
}

func projectLines(project *models.Project, words wordsOfLetter) []paper.Fact {
	start := ""
	if !project.StartOn.IsZero() {
		start = project.StartOn.String()
	}
	return []paper.Fact{
		{Label: words.projectTitle, Value: project.Title},
		{Label: words.acronym, Value: project.Acronym},
		{Label: words.call, Value: fmt.Sprintf(words.callValue, project.Action, project.CallYear)},
		{Label: words.number, Value: project.ProjectNumber},
		{Label: words.start, Value: start},
		{Label: words.duration, Value: strconv.Itoa(project.DurationMonths) + " " + words.months},
	}
}
