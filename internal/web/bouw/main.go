// SPDX-License-Identifier: EUPL-1.2

// Command bouw makes internal/web/static/dist from the packages that npm fetched and from our own styles: one style sheet, one
// script, one sprite of icons, the fonts, and the licences of all that is not ours. Run it in the root of the repository:
//
//	npm ci && go run ./internal/web/bouw
//
// The result depends only on its inputs. It is git-ignored and embedded when the binary is built.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// Folders, seen from the root of the repository.
const (
	modules = "node_modules"
	webmap  = "internal/web"
	dist    = "internal/web/static/dist"
)

func main() {
	if err := bouw("."); err != nil {
		fmt.Fprintln(os.Stderr, "bouw:", err)
		os.Exit(1)
	}
}

// bouw makes every asset below wortel/dist and removes what an earlier build left there.
func bouw(wortel string) error {
	if _, err := os.Stat(filepath.Join(wortel, modules)); err != nil {
		return fmt.Errorf("%s is missing: run npm ci first", modules)
	}
	uit := filepath.Join(wortel, dist)
	if err := leeg(uit); err != nil {
		return err
	}
	for _, stap := range []func(wortel, uit string) error{stijl, script, sprite, lettertypen, licenties} {
		if err := stap(wortel, uit); err != nil {
			return err
		}
	}
	return nil
}

func leeg(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	inhoud, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, bestand := range inhoud {
		if bestand.Name() == ".gitkeep" {
			continue
		}
		if err := os.RemoveAll(filepath.Join(folder, bestand.Name())); err != nil {
			return err
		}
	}
	return nil
}

func schrijf(uit, naam string, inhoud []byte) error {
	return os.WriteFile(filepath.Join(uit, naam), inhoud, 0o644)
}
