-- Every version of an opening. The actor of those that came with a catalogue's files is 'import'.
CREATE TABLE opening_version (
    opening BIGINT NOT NULL REFERENCES opening (number),
    version BIGINT NOT NULL,
    active BIGINT NOT NULL CHECK (active IN (0, 1)),
    data TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (opening, version)
);
-- What there is came with an import, shortly before its times were first published.
INSERT INTO opening_version (opening, version, active, data, at, actor, why)
SELECT number, 1, active, data,
       COALESCE((SELECT MIN(at) FROM event WHERE action = 'slots.planned' AND subject = CAST(number AS TEXT)), 0),
       'import', ''
FROM opening;

-- What the last import's files said of it; empty where they did not name it. So the next import can tell whether the
-- files have changed since, or the pages, or both.
ALTER TABLE opening ADD COLUMN imported TEXT NOT NULL DEFAULT '';
UPDATE opening SET imported = data WHERE active = 1;

CREATE TABLE closure (
    id TEXT PRIMARY KEY,
    -- Not once it was taken back before it began.
    active BIGINT NOT NULL CHECK (active IN (0, 1)),
    data TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL
);
