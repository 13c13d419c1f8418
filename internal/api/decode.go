// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"rondetafel/internal/klok"
)

// decode reads one JSON value into v. It is strict: a field that v does not have is an error, because a condition with a typing
// error in its name ("to" for "tot") would otherwise be left out in silence; and so is a field that stands twice in an object. The error's text is "field: Dutch sentence" and
// never holds a value.
func decode(data []byte, v any) error {
	if !utf8.Valid(data) {
		return errors.New("body: Deze tekst is geen UTF-8.")
	}
	if err := eenmaal(data); err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return misread(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("body: Stuur één JSON-waarde.")
	}
	return nil
}

func misread(err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) && kind.Field != "" {
		return errors.New(fieldPath(kind.Field) + ": Dit veld heeft niet de goede vorm. Kijk in de beschrijving van de API.")
	}
	if name, found := strings.CutPrefix(err.Error(), "json: unknown field "); found {
		return errors.New(safeName(strings.Trim(name, `"`)) + ": Dit veld kennen we hier niet.")
	}
	return errors.New("body: Dit is geen geldige JSON van de goede vorm.")
}

// fieldPath leaves out the names of embedded structs, which encoding/json puts in a path and which the JSON does not have. Ours
// start with a capital, fields of the JSON never do.
func fieldPath(path string) string {
	parts := slices.DeleteFunc(strings.Split(path, "."), func(part string) bool { return part != "" && part[0] >= 'A' && part[0] <= 'Z' })
	return strings.Join(parts, ".")
}

// settle makes an answer the same for every client: a list without anything is [], never null, and a date that somebody typed
// is ISO.
func settle(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			settle(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				settle(v.Field(i))
			}
		}
	case reflect.Slice:
		settleList(v)
	case reflect.String:
		if v.Type() == reflect.TypeFor[klok.Datum]() && v.CanSet() {
			if iso := klok.Datum(v.String()).ISO(); iso != "" {
				v.SetString(iso)
			}
		}
	}
}

func settleList(v reflect.Value) {
	if v.Type().Elem().Kind() == reflect.Uint8 { // JSON as it was kept
		return
	}
	if v.IsNil() {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		return
	}
	for i := range v.Len() {
		settle(v.Index(i))
	}
}
