// SPDX-License-Identifier: EUPL-1.2

package store

// Telling is how often an employee looked and was refused on one day, in one Casus. It is derived from the log.
type Telling struct {
	Dag        int64 // days since 1970, as the calendar in Amsterdam has it
	Medewerker string
	Casus      string // "" for what is about none
	Inzagen    int64
	Buiten     int64 // of those, outside office hours
	Geweigerd  int64
}

// Tel adds what came to a Telling.
func (t *Tx) Tel(n Telling) error {
	_, err := t.voer(`INSERT INTO telling (dag, medewerker, object, inzagen, buiten, geweigerd) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (dag, medewerker, object) DO UPDATE SET inzagen = telling.inzagen + excluded.inzagen,
			buiten = telling.buiten + excluded.buiten, geweigerd = telling.geweigerd + excluded.geweigerd`,
		n.Dag, n.Medewerker, n.Casus, n.Inzagen, n.Buiten, n.Geweigerd)
	return fout("telling", err)
}

// Opgeteld is a Telling over several days and all casussen.
type Opgeteld struct {
	Medewerker string
	Inzagen    int64
	Buiten     int64
	Geweigerd  int64
	Casussen   int64 // different ones that were looked at
}

// Tellingen adds up per employee what there was from the day van to the day tot, both included, by their id.
func (t *Tx) Tellingen(van, tot int64) ([]Opgeteld, error) {
	var lijst []Opgeteld
	err := t.rijen(`SELECT medewerker, CAST(SUM(inzagen) AS BIGINT), CAST(SUM(buiten) AS BIGINT), CAST(SUM(geweigerd) AS BIGINT),
		COUNT(DISTINCT CASE WHEN inzagen > 0 AND object <> '' THEN object END)
		FROM telling WHERE dag >= $1 AND dag <= $2 GROUP BY medewerker ORDER BY medewerker`, []any{van, tot}, func(scan func(...any) error) error {
		var o Opgeteld
		err := scan(&o.Medewerker, &o.Inzagen, &o.Buiten, &o.Geweigerd, &o.Casussen)
		lijst = append(lijst, o)
		return err
	})
	return lijst, fout("telling", err)
}

// AlleTellingen yields every one, in no order.
func (t *Tx) AlleTellingen(elk func(Telling) error) error {
	return fout("telling", t.rijen(`SELECT dag, medewerker, object, inzagen, buiten, geweigerd FROM telling`, nil, func(scan func(...any) error) error {
		var n Telling
		if err := scan(&n.Dag, &n.Medewerker, &n.Casus, &n.Inzagen, &n.Buiten, &n.Geweigerd); err != nil {
			return err
		}
		return elk(n)
	}))
}
