package api

import (
	"context"
	"net/http"

	"konsortium/grant"
	"konsortium/money"
	"konsortium/programme"
)

// cashBody is how the money of a grant moved, as one person may see it.
type cashBody struct {
	ProjectID      string               `json:"projectId"`
	Scope          string               `json:"scope" enum:"project,own_organisation" doc:"own_organisation: nothing here speaks of any other partner."`
	GrantAwarded   *money.Amount        `json:"grantAwarded" nullable:"true"`
	Sums           *cashSumsBody        `json:"sums,omitempty" doc:"Absent for a partner."`
	Instalments    []instalmentBody     `json:"instalments"`
	Partners       []thermometerBody    `json:"partners" doc:"The thermometer of every partner with a part in the grant."`
	Payments       []partnerPaymentBody `json:"payments"`
	Model          *paymentModelBody    `json:"model,omitempty" doc:"How the rule book says that the grant is paid."`
	Missing        *missingRuleBody     `json:"missing,omitempty" doc:"Why the rule book says nothing of it."`
	AllowedActions []string             `json:"allowedActions" doc:"manage_cash"`
}

type cashSumsBody struct {
	Planned  money.Amount `json:"planned" doc:"The instalments as agreed."`
	Received money.Amount `json:"received"`
	Paid     money.Amount `json:"paid" doc:"To partners, less what came back."`
	Held     money.Amount `json:"held" doc:"Received less paid: what the coordinator has, its own part included."`
}

type instalmentBody struct {
	ID             string         `json:"id"`
	Number         int            `json:"number"`
	Kind           string         `json:"kind" enum:"prefinancing,balance"`
	Share          string         `json:"share" doc:"Of the grant, as in 0.40; empty for an amount that was typed, and for a partner."`
	Amount         *money.Amount  `json:"amount" nullable:"true" doc:"null for a partner."`
	Terms          string         `json:"terms" enum:"none,agreement,interim_report,final_report,other" doc:"What the agency waits for."`
	Remark         string         `json:"remark"`
	DueOn          programme.Date `json:"dueOn"`
	ReceivedOn     programme.Date `json:"receivedOn" doc:"null while it has not come in."`
	ReceivedAmount *money.Amount  `json:"receivedAmount" nullable:"true"`
	Reference      string         `json:"reference"`
	Use            *useBody       `json:"use,omitempty" doc:"What must be used before it is paid, where a rule asks for it."`
	Version        int64          `json:"version"`
}

type useBody struct {
	Share     string       `json:"share"`
	Needed    money.Amount `json:"needed"`
	Used      money.Amount `json:"used" doc:"What is approved."`
	Met       bool         `json:"met"`
	Source    citationBody `json:"source"`
	Confirmed bool         `json:"confirmed"`
	Note      string       `json:"note"`
}

type thermometerBody struct {
	PartnerID    string           `json:"partnerId"`
	Organisation organisationPart `json:"organisation"`
	Role         string           `json:"role" enum:"coordinator,partner"`
	Position     int              `json:"position"`
	Planned      money.Amount     `json:"planned"`
	Submitted    money.Amount     `json:"submitted"`
	Approved     money.Amount     `json:"approved"`
	Paid         money.Amount     `json:"paid" doc:"Less what came back."`
	Entitled     money.Amount     `json:"entitled" doc:"Its part, by its budget, of what the agency has paid."`
	Owed         money.Amount     `json:"owed" doc:"Approved less paid; negative is an advance."`
	ToPay        money.Amount     `json:"toPay" doc:"What may be handed on now."`
	Over         money.Amount     `json:"over" doc:"What is paid too much."`
	State        string           `json:"state" enum:"nothing_yet,owed,in_advance,even,overpaid"`
}

type partnerPaymentBody struct {
	ID           string         `json:"id"`
	PartnerID    string         `json:"partnerId"`
	Kind         string         `json:"kind" enum:"payment,repayment"`
	Amount       money.Amount   `json:"amount"`
	PaidOn       programme.Date `json:"paidOn"`
	InstalmentID string         `json:"instalmentId" doc:"The instalment that it hands on; empty otherwise."`
	Reference    string         `json:"reference"`
	Remark       string         `json:"remark"`
	Document     *mandateFile   `json:"document,omitempty"`
	Version      int64          `json:"version"`
}

type paymentModelBody struct {
	Shares        []string     `json:"shares"`
	InterimReport bool         `json:"interimReport"`
	Source        citationBody `json:"source"`
	Confirmed     bool         `json:"confirmed"`
	Note          string       `json:"note"`
}

type missingRuleBody struct {
	Source citationBody `json:"source"`
	Note   string       `json:"note"`
}

type instalmentPlanFields struct {
	Shares []string `json:"shares" minItems:"1" maxItems:"12" doc:"Fractions of the grant in the order of payment, as in 0.40; together one."`
}

type instalmentFields struct {
	Kind           string         `json:"kind" enum:"prefinancing,balance"`
	Amount         money.Amount   `json:"amount" doc:"Negative for a balance that is paid back."`
	Terms          string         `json:"terms" enum:"none,agreement,interim_report,final_report,other"`
	Remark         string         `json:"remark,omitempty"`
	DueOn          programme.Date `json:"dueOn,omitempty"`
	ReceivedOn     programme.Date `json:"receivedOn,omitempty"`
	ReceivedAmount *money.Amount  `json:"receivedAmount,omitempty" nullable:"true"`
	Reference      string         `json:"reference,omitempty"`
}

type partnerPaymentFields struct {
	PartnerID    string         `json:"partnerId"`
	Kind         string         `json:"kind" enum:"payment,repayment"`
	Amount       money.Amount   `json:"amount"`
	PaidOn       programme.Date `json:"paidOn"`
	InstalmentID string         `json:"instalmentId,omitempty"`
	Reference    string         `json:"reference,omitempty"`
	Remark       string         `json:"remark,omitempty"`
	DocumentID   string         `json:"documentId,omitempty" doc:"The proof, attached to the partner before."`
}

// InstalmentPath names an instalment of a project.
type InstalmentPath struct {
	ProjectPath
	InstalmentID string `path:"instalmentId" maxLength:"60"`
}

// PaymentPath names a payment to a partner of a project.
type PaymentPath struct {
	ProjectPath
	PaymentID string `path:"paymentId" maxLength:"60"`
}

func (s *Server) cashOperations() {
	register(s, operation{method: http.MethodGet, path: "/projects/{projectId}/cash", id: "read-cash", summary: "Instalments, payments and the thermometer of each partner", tag: "cash", status: http.StatusOK},
		func(ctx context.Context, in *ProjectPath) (*answer[cashBody], error) {
			return cashAnswer(s.services.Grant.ReadCash(ctx, in.ProjectID))
		})
	s.instalmentOperations()
	s.paymentOperations()
	s.finalGrantOperations()
	s.forecastOperations()
	s.timeSheetOperations()
}

func (s *Server) instalmentOperations() {
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/instalment-plans", id: "plan-instalments", summary: "Divide the grant into instalments, until the first has come in", tag: "cash", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body instalmentPlanFields
		}) (*answer[cashBody], error) {
			return cashAnswer(s.services.Grant.PlanInstalments(ctx, in.ProjectID, in.Body.Shares))
		})
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/instalments", id: "add-instalment", summary: "Add an instalment after the last", tag: "cash", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body instalmentFields
		}) (*answer[cashBody], error) {
			return cashAnswer(s.services.Grant.AddInstalment(ctx, in.ProjectID, grant.InstalmentInput(in.Body)))
		})
	register(s, operation{method: http.MethodPut, path: "/projects/{projectId}/instalments/{instalmentId}", id: "change-instalment", summary: "Change an instalment, or enter that it came in", tag: "cash", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			InstalmentPath
			Edit
			Body instalmentFields
		}) (*answer[cashBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return cashAnswer(s.services.Grant.ChangeInstalment(ctx, in.ProjectID, in.InstalmentID, version, grant.InstalmentInput(in.Body)))
		})
	register(s, operation{method: http.MethodDelete, path: "/projects/{projectId}/instalments/{instalmentId}", id: "remove-instalment", summary: "Remove an instalment that has not come in", tag: "cash", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			InstalmentPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Grant.RemoveInstalment(ctx, in.ProjectID, in.InstalmentID, version)
		})
}

func (s *Server) paymentOperations() {
	register(s, operation{method: http.MethodPost, path: "/projects/{projectId}/partner-payments", id: "add-partner-payment", summary: "Enter a payment to a partner, or back from one", tag: "cash", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			ProjectPath
			Body partnerPaymentFields
		}) (*answer[cashBody], error) {
			return cashAnswer(s.services.Grant.AddPayment(ctx, in.ProjectID, grant.PaymentInput(in.Body)))
		})
	register(s, operation{method: http.MethodPut, path: "/projects/{projectId}/partner-payments/{paymentId}", id: "change-partner-payment", summary: "Correct a payment", tag: "cash", status: http.StatusOK},
		func(ctx context.Context, in *struct {
			PaymentPath
			Edit
			Body partnerPaymentFields
		}) (*answer[cashBody], error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return cashAnswer(s.services.Grant.ChangePayment(ctx, in.ProjectID, in.PaymentID, version, grant.PaymentInput(in.Body)))
		})
	register(s, operation{method: http.MethodDelete, path: "/projects/{projectId}/partner-payments/{paymentId}", id: "remove-partner-payment", summary: "Remove a payment that was entered by mistake", tag: "cash", status: http.StatusNoContent},
		func(ctx context.Context, in *struct {
			PaymentPath
			Edit
		}) (*nothing, error) {
			version, err := in.Version()
			if err != nil {
				return nil, err
			}
			return &nothing{}, s.services.Grant.RemovePayment(ctx, in.ProjectID, in.PaymentID, version)
		})
}

func cite(source programme.Source) citationBody {
	return citationBody{Title: source.Title, Address: source.Address}
}

func cashAnswer(cash *grant.Cash, err error) (*answer[cashBody], error) {
	if err != nil {
		return nil, err
	}
	body := cashBody{
		ProjectID: cash.Project.ID, Scope: "own_organisation", GrantAwarded: cash.Project.GrantAwardedCents,
		Instalments: []instalmentBody{}, Partners: []thermometerBody{}, Payments: []partnerPaymentBody{}, AllowedActions: []string{},
	}
	if cash.Whole {
		body.Scope = "project"
	}
	if cash.Sums != nil {
		sums := cashSumsBody(*cash.Sums)
		body.Sums = &sums
	}
	for _, row := range cash.Instalments {
		body.Instalments = append(body.Instalments, instalmentOf(row, cash.Whole))
	}
	for i := range cash.Standings {
		body.Partners = append(body.Partners, thermometerOf(&cash.Standings[i]))
	}
	for _, row := range cash.Payments {
		one := partnerPaymentBody{ID: row.ID, PartnerID: row.PartnerID, Kind: row.Kind, Amount: row.AmountCents, PaidOn: row.PaidOn, Reference: row.Reference, Remark: row.Remark, Version: row.Version}
		if row.InstalmentID != nil {
			one.InstalmentID = *row.InstalmentID
		}
		if row.DocumentID != nil {
			one.Document = &mandateFile{ID: *row.DocumentID, Name: row.DocumentName}
		}
		body.Payments = append(body.Payments, one)
	}
	if model := cash.Model; model != nil {
		body.Model = &paymentModelBody{Shares: model.Shares, InterimReport: model.InterimReport, Source: cite(model.Source), Confirmed: model.Confirmed, Note: model.Note}
	}
	if cash.Missing != nil {
		body.Missing = &missingRuleBody{Source: cite(cash.Missing.Source()), Note: cash.Missing.Note}
	}
	if cash.MayManage {
		body.AllowedActions = append(body.AllowedActions, "manage_cash")
	}
	return &answer[cashBody]{Body: body}, nil
}

func instalmentOf(row grant.Instalment, whole bool) instalmentBody {
	body := instalmentBody{ID: row.ID, Number: row.Number, Kind: row.Kind, Terms: row.Terms, DueOn: row.DueOn, ReceivedOn: row.ReceivedOn, Version: row.Version}
	if whole {
		body.Share, body.Amount, body.ReceivedAmount, body.Remark, body.Reference = row.Share, &row.AmountCents, row.ReceivedCents, row.Remark, row.Reference
	}
	if use := row.Use; use != nil {
		body.Use = &useBody{Share: use.Share, Needed: use.Needed, Used: use.Used, Met: use.Met, Source: cite(use.Source), Confirmed: use.Confirmed, Note: use.Note}
	}
	return body
}

func thermometerOf(row *grant.PartnerStanding) thermometerBody {
	return thermometerBody{
		PartnerID: row.ID, Organisation: organisationPartOf(&row.PartnerRow), Role: row.Role, Position: row.Position,
		Planned: row.Planned, Submitted: row.Submitted, Approved: row.Approved, Paid: row.Paid, Entitled: row.Entitled, Owed: row.Owed, ToPay: row.ToPay,
		Over: row.Over, State: string(row.State),
	}
}
