-- What an office tells everybody in its waiting room, as JSON; nothing where there is no row.
CREATE TABLE board_message (
    office TEXT PRIMARY KEY REFERENCES office (id),
    data TEXT NOT NULL,
    staff TEXT NOT NULL REFERENCES staff (id),
    changed_at BIGINT NOT NULL
);
