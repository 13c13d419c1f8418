// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// oefenmap is the folder of a practice house. A file in it says that it is one, and how far it was made, so that only what
// this command made is ever removed.
type oefenmap string

// kenteken is the name of that file.
const kenteken = "oefenhuis.json"

// stand is what stands in that file.
type stand struct {
	Oefenhuis int  `json:"oefenhuis"` // version of this format
	Klaar     bool `json:"klaar"`     // the first casussen were played
	Casussen  int  `json:"casussen"`  // how many --casussen made
	Vooruit   int  `json:"vooruit"`   // seconds that its clock is ahead of the real time
}

const standVersie = 1

// lees returns how far the house in the folder was made; the zero stand when there is nothing yet. A folder that holds
// something else is an error.
func (m oefenmap) lees() (stand, error) {
	var s stand
	tekst, err := os.ReadFile(filepath.Join(string(m), kenteken))
	if errors.Is(err, fs.ErrNotExist) {
		return s, m.eisLeeg()
	}
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal(tekst, &s); err != nil || s.Oefenhuis != standVersie {
		return stand{}, fmt.Errorf("%s hoort niet bij deze versie van het oefenhuis", filepath.Join(string(m), kenteken))
	}
	return s, nil
}

func (m oefenmap) eisLeeg() error {
	inhoud, err := os.ReadDir(string(m))
	if errors.Is(err, fs.ErrNotExist) || (err == nil && len(inhoud) == 0) {
		return nil
	}
	if err != nil {
		return err
	}
	return fmt.Errorf("de map %s is niet van een oefenhuis: kies met --data een lege map", string(m))
}

// zet writes how far the house was made. It replaces the file in one step.
func (m oefenmap) zet(s stand) error {
	s.Oefenhuis = standVersie
	tekst, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(string(m), 0o700); err != nil {
		return err
	}
	doel := filepath.Join(string(m), kenteken)
	if err := os.WriteFile(doel+".nieuw", append(tekst, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(doel+".nieuw", doel)
}

// wis removes the practice house. It refuses a folder that is not of one, that holds anything else, or whose house is being
// served.
func (m oefenmap) wis() error {
	s, err := m.lees()
	if err != nil || s.Oefenhuis == 0 {
		return err
	}
	inhoud, err := os.ReadDir(string(m))
	if err != nil {
		return err
	}
	for _, f := range inhoud {
		if !eigen(f.Name()) {
			return fmt.Errorf("in de map %s staat ook %s: haal dat eerst weg", string(m), f.Name())
		}
	}
	slot, err := os.OpenFile(filepath.Join(string(m), bestand+".slot"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err := syscall.Flock(int(slot.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return errors.Join(fmt.Errorf("het oefenhuis in %s draait nog: stop het eerst", string(m)), slot.Close())
	}
	return errors.Join(m.haalWeg(inhoud), slot.Close())
}

// haalWeg removes what stands in the folder, the file that says whose it is last: what a crash leaves can be removed again.
func (m oefenmap) haalWeg(inhoud []fs.DirEntry) error {
	slices.SortFunc(inhoud, func(a, b fs.DirEntry) int {
		return strings.Compare(achteraan(a.Name()), achteraan(b.Name()))
	})
	for _, f := range inhoud {
		if err := os.RemoveAll(filepath.Join(string(m), f.Name())); err != nil {
			return err
		}
	}
	return nil
}

func achteraan(naam string) string {
	if naam == kenteken {
		return "~"
	}
	return naam
}

// eigen tells whether a name is of something that a practice house has in its folder.
func eigen(naam string) bool {
	return slices.Contains([]string{kenteken, kenteken + ".nieuw", sleutelmap, bestand, bestand + "-wal", bestand + "-shm", bestand + "-journal",
		bestand + ".slot"}, naam)
}
