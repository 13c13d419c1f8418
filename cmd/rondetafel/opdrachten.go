// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/alecthomas/kong"

	"rondetafel/internal/klok"
)

// What Main returns.
const (
	exitGoed = iota
	exitFout
	exitGebruik
)

// opdrachten is the command line.
type opdrachten struct {
	Demo   demoOpdracht   `cmd:"" help:"Start een oefenhuis met verzonnen mensen en casussen."`
	Init   initOpdracht   `cmd:"" help:"Maak een huis, met zijn sleutels en de eerste mens."`
	Serve  serveOpdracht  `cmd:"" help:"Start een huis."`
	Verify verifyOpdracht `cmd:"" help:"Controleer het logboek en de rechten van een huis dat stilstaat."`
	Keys   struct {
		Rotate keysRotate `cmd:"" help:"Vervang de sleutel die de andere sleutels beschermt, van een huis dat stilstaat."`
	} `cmd:"" help:"Sleutels van een huis."`
	Policy struct {
		Test policyTest `cmd:"" help:"Toets de verwachtingen in een profielmap aan de regels."`
	} `cmd:"" help:"Regels van een huis."`
}

// omgeving is what a command gets from outside.
type omgeving struct {
	ctx  context.Context
	uit  io.Writer
	klok klok.Klok
	log  *slog.Logger
}

// Main runs the command line args and returns the exit code: 0 when it went well, 1 when it did not, 2 when the command line
// is wrong. Each flag may also stand in the environment, as RONDETAFEL_ with the flag's name. When ctx ends, a server stops
// as it does at SIGTERM: it finishes what it is doing and returns 0.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer, env func(string) string) int {
	var o opdrachten
	klaar := -1
	lezer, err := kong.New(&o, kong.Name("rondetafel"), kong.Description("Rondetafel: samenwerken in een Zorg- en Veiligheidshuis."),
		kong.Writers(stdout, stderr), kong.Exit(func(code int) { klaar = code }), kong.Resolvers(omgevingsvlaggen(env)),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
	if err != nil {
		panic("rondetafel: the command line is wrong: " + err.Error())
	}
	gekozen, err := lezer.Parse(args)
	if klaar >= 0 { // help was asked and given
		return klaar
	}
	if err != nil {
		meld(stderr, err)
		return exitGebruik
	}
	om := omgeving{ctx: ctx, uit: stdout, klok: klok.Systeem(), log: slog.New(slog.NewJSONHandler(stderr, nil))}
	if err := gekozen.Run(om); err != nil {
		meld(stderr, err)
		return exitFout
	}
	return exitGoed
}

func meld(stderr io.Writer, err error) {
	_, _ = fmt.Fprintf(stderr, "rondetafel: %v\n", err) // nobody is left to tell
}

// omgevingsvlaggen reads flags from the environment: --listen is RONDETAFEL_LISTEN.
func omgevingsvlaggen(env func(string) string) kong.Resolver {
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, vlag *kong.Flag) (any, error) {
		if w := env("RONDETAFEL_" + strings.ToUpper(strings.ReplaceAll(vlag.Name, "-", "_"))); w != "" {
			return w, nil
		}
		return nil, nil
	})
}

// schrijf prints lines for the person who gave the command.
func (o omgeving) schrijf(opmaak string, delen ...any) error {
	_, err := fmt.Fprintf(o.uit, opmaak, delen...)
	return err
}
