package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// operation is one thing people do, as the load runs it. A costly one runs a share of the asked number of times, on
// fewer workers.
type operation struct {
	name    string
	share   float64
	workers int
	run     func(ctx context.Context, worker int) error
}

func (o operation) measure(ctx context.Context, set settings) result {
	ctx, cancel := context.WithTimeout(ctx, set.limit)
	defer cancel()
	return measure(ctx, o.name, max(1, int(float64(set.requests)*o.share)), min(o.workers, set.workers), o.run)
}

// signInsAtOnce stays below the attempts at one account that sign-in lets through without a wait.
const signInsAtOnce = 2

// searches are what people type: a name, a city without its diacritics, an Erasmus code, part of a word, a number.
func searches() []string {
	return []string{"lund", "munchen", "S  LUND01", "nurs", "E10209141", "universidad", "politecnico milano", "tartu"}
}

// prepare signs one client in for each worker, fills the list of projects up to fifty, and gives the operations.
func prepare(ctx context.Context, set settings) ([]operation, error) {
	clients := make([]*client, set.workers)
	for i := range clients {
		one, err := newClient(set.address)
		if err != nil {
			return nil, err
		}
		if err := one.signIn(ctx, set.email, set.password); err != nil {
			return nil, err
		}
		clients[i] = one
	}
	cells := make([]cell, set.workers)
	for i, one := range clients {
		var err error
		if cells[i], err = newCell(ctx, one, i); err != nil {
			return nil, err
		}
	}
	if err := fillProjects(ctx, clients[0], 50); err != nil {
		return nil, err
	}
	running, err := runningProject(ctx, clients[0])
	if err != nil {
		return nil, err
	}
	read := func(path string) func(context.Context, int) error {
		return func(ctx context.Context, worker int) error {
			return clients[worker].call(ctx, http.MethodGet, path, nil, nil)
		}
	}
	asked := make([]int, set.workers)
	return []operation{
		{name: "sign-in", share: 0.1, workers: signInsAtOnce, run: func(ctx context.Context, _ int) error {
			fresh, err := newClient(set.address)
			if err != nil {
				return err
			}
			defer fresh.http.CloseIdleConnections()
			return fresh.signIn(ctx, set.email, set.password)
		}},
		{name: "register search", share: 1, workers: set.workers, run: func(ctx context.Context, worker int) error {
			asked[worker]++
			words := searches()[asked[worker]%len(searches())]
			return clients[worker].call(ctx, http.MethodGet, "/api/v1/organisations?limit=20&q="+url.QueryEscape(words), nil, nil)
		}},
		{name: "project list of 50", share: 1, workers: set.workers, run: read("/api/v1/projects?limit=50")},
		{name: "project", share: 1, workers: set.workers, run: read("/api/v1/projects/" + running)},
		{name: "budget with actuals", share: 1, workers: set.workers, run: read("/api/v1/projects/" + running + "/budget")},
		{name: "saving one budget cell", share: 0.5, workers: set.workers, run: func(ctx context.Context, worker int) error {
			return cells[worker].save(ctx, clients[worker])
		}},
	}, nil
}

// project and list are the parts of the answers that the load reads.
type project struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

type list[T any] struct {
	Items []T `json:"items"`
}

func newProject(ctx context.Context, c *client, acronym, coordinator string) (project, error) {
	var made project
	body := map[string]any{
		"acronym": acronym, "title": "A project under load", "action": "KA220-HED", "callYear": 2021, "durationMonths": 24,
		"startOn": "2021-11-01", "coordinatorId": coordinator,
	}
	return made, c.call(ctx, http.MethodPost, "/api/v1/projects", body, &made)
}

func fillProjects(ctx context.Context, c *client, wanted int) error {
	var have list[project]
	if err := c.call(ctx, http.MethodGet, fmt.Sprintf("/api/v1/projects?limit=%d", wanted), nil, &have); err != nil {
		return err
	}
	for i := len(have.Items); i < wanted; i++ {
		if _, err := newProject(ctx, c, fmt.Sprintf("LOAD-%02d", i), ""); err != nil {
			return err
		}
	}
	return nil
}

func runningProject(ctx context.Context, c *client) (string, error) {
	var found list[project]
	if err := c.call(ctx, http.MethodGet, "/api/v1/projects?status=running", nil, &found); err != nil {
		return "", err
	}
	if len(found.Items) == 0 {
		return "", errors.New("there is no running project: the load needs the demonstration (serve --demo)")
	}
	return found.Items[0].ID, nil
}

// cell is one worker's own cell of a budget, in a project of its own.
type cell struct {
	project, partner string
	version, cents   int64
}

func newCell(ctx context.Context, c *client, worker int) (cell, error) {
	var organisations list[struct {
		ID string `json:"id"`
	}]
	if err := c.call(ctx, http.MethodGet, "/api/v1/organisations?q=lund&limit=1", nil, &organisations); err != nil {
		return cell{}, err
	}
	if len(organisations.Items) == 0 {
		return cell{}, errors.New("the register knows no Lund")
	}
	made, err := newProject(ctx, c, fmt.Sprintf("CELL-%02d", worker), organisations.Items[0].ID)
	if err != nil {
		return cell{}, err
	}
	var partners list[struct {
		ID string `json:"id"`
	}]
	if err := c.call(ctx, http.MethodGet, "/api/v1/projects/"+made.ID+"/partners", nil, &partners); err != nil {
		return cell{}, err
	}
	if len(partners.Items) != 1 {
		return cell{}, fmt.Errorf("the new project has %d partners", len(partners.Items))
	}
	return cell{project: made.ID, partner: partners.Items[0].ID}, nil
}

// save writes another amount into the cell and remembers the version it got.
func (one *cell) save(ctx context.Context, c *client) error {
	one.cents++
	amount := fmt.Sprintf("%d.%02d", one.cents/100, one.cents%100)
	body := map[string]any{"cells": []map[string]any{{
		"partnerId": one.partner, "category": "project_management", "year": 1, "amount": amount, "version": one.version,
	}}}
	var saved struct {
		Cells []struct {
			Amount  string `json:"amount"`
			Version int64  `json:"version"`
		} `json:"cells"`
	}
	if err := c.call(ctx, http.MethodPatch, "/api/v1/projects/"+one.project+"/budget/cells", body, &saved); err != nil {
		return err
	}
	if len(saved.Cells) != 1 || saved.Cells[0].Amount != amount {
		return fmt.Errorf("%s was to be saved, the budget answers %v", amount, saved.Cells)
	}
	one.version = saved.Cells[0].Version
	return nil
}
