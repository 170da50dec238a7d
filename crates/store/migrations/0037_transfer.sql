-- A whole agency on its way from one database into another. The database that it leaves says so until it stays after
-- all, the one where it arrives until everything is there; neither is served meanwhile.
CREATE TABLE transfer (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    -- The same at both ends.
    token TEXT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('leaving', 'left', 'arriving')),
    -- How many migrations both ends had when it began.
    version BIGINT NOT NULL,
    -- The other end: host and name, no password.
    place TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- Up to which row each table has arrived.
    reached TEXT NOT NULL
);
