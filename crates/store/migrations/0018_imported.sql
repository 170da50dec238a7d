-- What the last import's files said of each part, as for openings. Of what staff had edited before this was kept, it is
-- not known: it stays empty, and an import that says otherwise asks.
ALTER TABLE agency ADD COLUMN imported TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN imported TEXT NOT NULL DEFAULT '';
ALTER TABLE errand ADD COLUMN imported TEXT NOT NULL DEFAULT '';
UPDATE agency SET imported = data WHERE NOT EXISTS
    (SELECT 1 FROM event WHERE action = 'catalogue.changed' AND subject IN ('agency', 'holidays', 'texts'));
UPDATE office SET imported = data WHERE active = 1 AND NOT EXISTS
    (SELECT 1 FROM event WHERE action = 'catalogue.changed' AND subject = office.id);
UPDATE errand SET imported = data WHERE active = 1 AND NOT EXISTS
    (SELECT 1 FROM event WHERE action = 'catalogue.changed' AND subject = errand.id);
