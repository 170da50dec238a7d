-- What each node has let through of its busy networks in a minute; the other nodes sum it up.
CREATE TABLE rate (
    network TEXT NOT NULL,
    since BIGINT NOT NULL,
    node TEXT NOT NULL,
    count BIGINT NOT NULL CHECK (count > 0),
    PRIMARY KEY (since, network, node)
);

-- The new holds of a person within an hour that began with the first of them.
CREATE TABLE recent_holds (
    person TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    since BIGINT NOT NULL,
    count BIGINT NOT NULL CHECK (count > 0)
);
